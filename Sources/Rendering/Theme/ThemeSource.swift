import Newsroom

/// A theme's files, read and sorted by what they are.
struct ThemeSource {
    static let mostFiles = 500
    static let largestTemplate = 256_000
    static let largestAsset = 4_000_000
    /// The paper's picture, by the names of assets; the first that there is.
    static let logos = ["logo_png", "logo_jpg", "logo_svg", "logo_webp"]

    let about: ThemeAbout
    /// By name without the ending: `story`, `partials/teaser`.
    let templates: [String: [UInt8]]
    /// Where each of them lies.
    let places: [String: String]
    let words: [String: WordsFile]
    /// By address.
    let assets: [String: ThemeAsset]
    /// By the name in `{{asset.…}}`.
    let addresses: [String: String]
    /// WOFF2 files of which the name says what they are.
    let faces: [FaceFile]

    init(_ files: any ThemeFiles) throws {
        let paths = try files.paths().sorted()
        guard paths.count <= Self.mostFiles else {
            throw NewsroomError.invalid(field: "theme", reason: "a theme may have \(Self.mostFiles) files at most")
        }
        about =
            paths.contains(ThemeAbout.file)
            ? try ThemeAbout(files.read(ThemeAbout.file, limit: ThemeAbout.largest * ThemeStack.deepest)) : ThemeAbout()
        (assets, addresses) = try Self.readAssets(files, paths)
        words = try Self.readWords(files, paths)
        (templates, places) = try Self.readTemplates(files, paths)
        // Whatever else is a face of the theme's style sheet only.
        faces = paths.filter(FaceFile.isNamedAsFace).compactMap { path in
            try? FaceFile(name: String(path.split(separator: "/").last ?? ""), body: files.read(path, limit: FaceFile.largest))
        }
    }

    func compiler(_ words: Words, isLenient: Bool = false) -> TemplateCompiler {
        TemplateCompiler(
            sources: templates, assets: addresses, words: words.texts, direction: words.direction, files: places, isLenient: isLenient)
    }

    private static func readTemplates(_ files: any ThemeFiles, _ paths: [String]) throws -> ([String: [UInt8]], [String: String]) {
        var sources: [String: [UInt8]] = [:]
        var places: [String: String] = [:]
        for path in paths where path.hasSuffix(".mustache") {
            let source = try files.read(path, limit: largestTemplate)
            guard String(validating: source, as: UTF8.self) != nil else {
                throw NewsroomError.invalid(field: path, reason: "a template is UTF-8")
            }
            let name = Self.templateName(ofPath: path)
            guard sources.updateValue(source, forKey: name) == nil else {
                throw NewsroomError.invalid(field: path, reason: "another file of the theme is the template \(name) already")
            }
            places[name] = path
        }
        return (sources, places)
    }

    /// `templates/partials/teaser.mustache` is `partials/teaser`.
    static func templateName(ofPath path: String) -> String {
        let name = path.dropLast(".mustache".utf8.count)
        return String(name.hasPrefix("templates/") ? name.dropFirst("templates/".utf8.count) : name)
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
