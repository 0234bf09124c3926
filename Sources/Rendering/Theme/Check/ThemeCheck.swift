package import Newsroom

/// Everything that can be found wrong with a theme without a reader: it is read, compiled, looked through, and shows a sample of
/// every page, full and empty.
package struct ThemeCheck {
    private let files: any ThemeFiles
    /// The theme's own files, not those of the theme that it is based on.
    private let own: Set<String>
    private var findings: [ThemeFinding] = []

    private init(_ files: any ThemeFiles, own: [String]) {
        self.files = files
        self.own = Set(own)
    }

    /// In the order of files and lines.
    ///
    /// - Parameters:
    ///   - own: the paths that are looked through for what nothing uses; those of a theme below are somebody else's.
    ///   - look: what the paper sets over the theme.
    package static func findings(in files: any ThemeFiles, own: [String], paper: Paper, look: Look = Look()) -> [ThemeFinding] {
        var check = ThemeCheck(files, own: own)
        do {
            let source = try ThemeSource(files)
            let words = try Words(paper.language, files: source.words)
            check.compile(source, words)
            check.lookThroughMarkup(source)
            check.findStrangers()
        } catch {
            check.note(error)
        }
        check.show(paper, look)
        return Set(check.findings).sorted()
    }

    private mutating func note(_ error: any Error) {
        switch error {
        case NewsroomError.invalid(let field, let reason): findings.append(ThemeFinding(field, reason))
        case let error as NewsroomError: findings.append(ThemeFinding("theme", error.description))
        default: findings.append(ThemeFinding("theme", "\(error)"))
        }
    }

    // MARK: Compiling

    private mutating func compile(_ source: ThemeSource, _ words: Words) {
        var compiler = source.compiler(words, isLenient: true)
        for page in Theme.Page.allCases {
            do { _ = try compiler.compile(page.rawValue) } catch { note(error) }
        }
        // Partials that no page names, too.
        let unused = source.templates.keys.filter { !compiler.usedSources.contains($0) }
        for name in unused where own.contains(source.places[name] ?? "") {
            findings.append(ThemeFinding(source.places[name] ?? name, "no page names this template", isUnused: true))
        }
        for fault in compiler.faults { note(fault) }
        findings += ThemeFinding.unknown(compiler.unknownNames) + words.check()
        findUnusedAssets(source, used: compiler.usedAssets)
    }

    /// What the site itself looks for, and faces that a paper may choose, need no template.
    private static let ofTheSite = Set(["favicon_svg", "service_worker_js"] + ThemeSource.logos)

    private mutating func findUnusedAssets(_ source: ThemeSource, used: Set<String>) {
        var used = used.union(Self.ofTheSite)
        for path in own.sorted() where path.hasSuffix(".css") {
            guard let body = try? files.read(path, limit: ThemeSource.largestAsset) else { continue }
            let style = MarkupCheck.styleSheet(body, at: path, assets: Set(source.addresses.keys))
            findings += style.findings
            used.formUnion(style.used)
        }
        for path in own where !FaceFile.isNamedAsFace(path) {
            let name = ThemeAsset.name(ofPath: path)
            guard source.addresses[name] != nil, !used.contains(name) else { continue }
            let sentence = "nothing names this file: {{asset.\(name)}} in a template, or url(…) in a style sheet"
            findings.append(ThemeFinding(path, sentence, isUnused: true))
        }
    }

    private mutating func lookThroughMarkup(_ source: ThemeSource) {
        for (name, text) in source.templates {
            guard let place = source.places[name], own.contains(place) else { continue }
            findings += MarkupCheck.template(text, at: place)
        }
    }

    /// Files that are neither templates, texts, assets nor for people.
    private mutating func findStrangers() {
        let kinds = ThemeAsset.contentTypes.keys.sorted().joined(separator: ", ")
        for path in own where path != ThemeAbout.file && !path.hasSuffix(".mustache") && !path.hasSuffix(".words") {
            let name = path.split(separator: "/").last ?? ""
            let isForPeople = name.hasSuffix(".md") || name.hasSuffix(".txt") || !name.contains(".")
            guard !isForPeople, ThemeAsset(path: path, body: []) == nil else { continue }
            findings.append(ThemeFinding(path, "browsers are not given files of this kind or name: letters, digits, - and _, and \(kinds)"))
        }
    }

    // MARK: Showing

    private mutating func show(_ paper: Paper, _ look: Look) {
        let theme: Theme
        do {
            theme = try Theme(files: files, language: paper.language, look: look)
        } catch {
            return note(error)
        }
        let renderer = PageRenderer(paper: paper, theme: theme)
        for sample in [ThemeSample(paper), ThemeSample(paper, isEmpty: true)] {
            for key in ThemeSample.pages {
                show("\(key.page.rawValue).mustache") { try renderer.render(key.key, from: sample) }
            }
            show("error.mustache") { try renderer.fault(status: 500) }
            do { _ = try [NewsStream.newsFeed, .story(ThemeSample.live)].map { try renderer.events($0, after: 0, from: sample) } } catch {
                note(error)
            }
        }
    }

    private mutating func show(_ name: String, _ page: () throws -> RenderedPage) {
        do {
            let rendered = try page()
            guard rendered.contentType == RenderedPage.html, rendered.location == nil else { return }
            let place = own.first { $0 == "templates/\(name)" || $0 == name } ?? name
            findings += PageCheck.sentences(String(decoding: rendered.body, as: UTF8.self)).map { ThemeFinding(place, $0) }
        } catch {
            note(error)
        }
    }
}
