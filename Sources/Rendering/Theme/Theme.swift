import Newsroom

/// The look of the reader's pages: templates compiled once, and the files that browsers fetch.
///
/// Templates stand in the theme's `templates/` folder, its own texts and those that it words otherwise in `words/`; any other
/// file of a known type is an asset.
package struct Theme: Sendable {
    /// A template for each kind of page.
    package enum Page: String, CaseIterable, Sendable {
        case front, story, topic, author, section, corrections
        case storyPackage = "package"
        case newsFeed = "news_feed"
        case archive
        case archiveMonth = "archive_month"
        case archiveDay = "archive_day"
        case search
        case notFound = "not_found"
        case withdrawn, error, offline
        /// One item of the news feed, as its stream sends it.
        case newsFeedItem = "news_feed_item"
        /// One update of a live coverage, as its stream sends it.
        case liveUpdate = "live_update"
    }

    static let mostFiles = 500
    static let largestTemplate = 256_000
    static let largestAsset = 4_000_000

    /// By address.
    package let assets: [String: ThemeAsset]
    /// The file that the site serves as `/service-worker.js`, for the whole of the site; nil where the theme has none.
    package let serviceWorker: ThemeAsset?
    /// The interface's texts in the paper's language, as the theme words them.
    let words: Words
    /// The address of the paper's mark, `favicon.svg`; nil where the theme has none.
    let icon: String?
    /// The file `logo`, of the first kind in this order that there is: png, jpg, svg, webp.
    let logo: ThemeAsset?
    private let templates: [Page: Template]
    private let unknownNames: [String: String]

    /// Reads and compiles a whole theme. Throws `NewsroomError.invalid` with `file:line` for what is wrong in it.
    ///
    /// - Parameter language: the paper's, BCP 47: its texts are compiled in.
    package init(files: any ThemeFiles, language: String) throws {
        let paths = try files.paths().sorted()
        guard paths.count <= Self.mostFiles else {
            throw NewsroomError.invalid(field: "theme", reason: "a theme may have \(Self.mostFiles) files at most")
        }
        let (assets, addresses) = try Self.readAssets(files, paths)
        words = try Words(language, files: try Self.readWords(files, paths))
        var compiler = TemplateCompiler(
            sources: try Self.readTemplates(files, paths), assets: addresses, words: words.texts, direction: words.direction)
        var templates: [Page: Template] = [:]
        for page in Page.allCases {
            templates[page] = try compiler.compile(page.rawValue)
        }
        self.assets = assets
        serviceWorker = addresses["service_worker_js"].flatMap { assets[$0] }
        icon = addresses["favicon_svg"]
        logo = ["logo_png", "logo_jpg", "logo_svg", "logo_webp"].lazy.compactMap { addresses[$0] }.first.flatMap { assets[$0] }
        self.templates = templates
        unknownNames = compiler.unknownNames
    }

    /// What a theme's author should know: names in its templates that no page offers, each with the place of its first use,
    /// and texts that its languages lack.
    package func check() -> [String] {
        unknownNames.map { "\($1): no page offers the name \($0)" }.sorted() + words.check()
    }

    func template(_ page: Page) throws -> Template {
        guard let template = templates[page] else { throw NewsroomError.unavailable("the template \(page.rawValue)") }
        return template
    }

    private static func readTemplates(_ files: any ThemeFiles, _ paths: [String]) throws -> [String: [UInt8]] {
        var sources: [String: [UInt8]] = [:]
        for path in paths where path.hasSuffix(".mustache") {
            let source = try files.read(path, limit: largestTemplate)
            guard String(validating: source, as: UTF8.self) != nil else {
                throw NewsroomError.invalid(field: path, reason: "a template is UTF-8")
            }
            let name = path.dropLast(".mustache".utf8.count)
            sources[String(name.hasPrefix("templates/") ? name.dropFirst("templates/".utf8.count) : name)] = source
        }
        return sources
    }

    private static func readWords(_ files: any ThemeFiles, _ paths: [String]) throws -> [String: WordsFile] {
        var words: [String: WordsFile] = [:]
        for path in paths where path.hasPrefix("words/") && path.hasSuffix(".words") {
            let language = path.dropFirst("words/".utf8.count).dropLast(".words".utf8.count)
            words[language.lowercased()] = try WordsFile(try files.read(path, limit: WordsFile.largest), file: path)
        }
        return words
    }

    private static func readAssets(_ files: any ThemeFiles, _ paths: [String]) throws -> ([String: ThemeAsset], [String: String]) {
        var assets: [String: ThemeAsset] = [:]
        var addresses: [String: String] = [:]
        // Style sheets come last: they name other files, whose addresses must be known.
        let styles = paths.filter { $0.hasSuffix(".css") }
        for path in paths.filter({ !$0.hasSuffix(".css") && !$0.hasSuffix(".mustache") }) + styles {
            var body = try files.read(path, limit: largestAsset)
            if path.hasSuffix(".css") {
                body = StyleSheet.resolve(body, addresses)
            }
            guard let asset = ThemeAsset(path: path, body: body) else { continue }
            let name = ThemeAsset.name(ofPath: path)
            guard addresses.updateValue(asset.address, forKey: name) == nil else {
                throw NewsroomError.invalid(field: path, reason: "another file of the theme is asset.\(name) already")
            }
            assets[asset.address] = asset
        }
        return (assets, addresses)
    }
}

/// The addresses in a style sheet: `url("fonts/serif.woff2")` is to lead to the name that changes with the content.
enum StyleSheet {
    static func resolve(_ source: [UInt8], _ addresses: [String: String]) -> [UInt8] {
        var resolved: [UInt8] = []
        resolved.reserveCapacity(source.count)
        var rest = source[...]
        while let start = rest.firstRange(of: Array("url(".utf8)) {
            resolved += rest[..<start.upperBound]
            rest = rest[start.upperBound...]
            guard let end = rest.firstIndex(of: UInt8(ascii: ")")) else { break }
            let name = String(decoding: rest[..<end], as: UTF8.self).filter { $0 != "\"" && $0 != "'" && $0 != " " }
            if let address = addresses[ThemeAsset.name(ofPath: name)], !name.contains(":") {
                resolved += Array("\"\(address)\"".utf8)
            } else {
                resolved += rest[..<end]
            }
            rest = rest[end...]
        }
        return resolved + rest
    }
}
