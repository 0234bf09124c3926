/// What a page says of itself: its `meta` and `link` elements and its linked data.
struct PageMetadata {
    private let named: [String: [String]]
    /// The object of linked data that describes the story; nil where there is none.
    let article: LinkedData?
    /// All objects of linked data, outer ones first.
    let objects: [LinkedData]
    private let byIdentifier: [String: LinkedData]
    let canonical: String?
    let title: String?
    let language: String?

    init(_ tree: PageTree, _ linkedData: [[UInt8]]) {
        var named: [String: [String]] = [:]
        for index in tree.elements(.meta) {
            guard let content = tree.attribute(.content, of: index) else { continue }
            let value = WhiteSpace.normalised(CharacterReferences.resolved(content))
            guard !value.isEmpty else { continue }
            let keys = Set([AttributeName.property, .name, .itemprop].compactMap { tree.attribute($0, of: index)?.lowercased() })
            for key in keys { named[key, default: []].append(value) }
        }
        self.named = named
        objects = linkedData.compactMap(LinkedData.init(reading:)).flatMap(\.objects)
        // An object that only refers to another one by its identifier has nothing to say.
        byIdentifier = Dictionary(
            objects.compactMap { object in
                guard let identifier = object["@id"]?.text, case .object(let members) = object, members.count > 1 else { return nil }
                return (identifier, object)
            }, uniquingKeysWith: { first, _ in first })
        article = Self.article(in: objects)
        canonical = tree.elements(.link).first { tree.attribute(.rel, of: $0)?.lowercased() == "canonical" }
            .flatMap { tree.attribute(.href, of: $0) }
        title = tree.elements(.title).first.map(tree.plainText(of:))
        let root = tree.elements(.html).first
        language = root.flatMap { tree.attribute(.lang, of: $0) }
    }

    func all(_ names: String...) -> [String] { names.flatMap { named[$0] ?? [] } }
    func first(_ names: String...) -> String? { names.lazy.compactMap { named[$0]?.first }.first }

    /// The object itself, or the one that it refers to by identifier.
    func resolved(_ object: LinkedData) -> LinkedData {
        guard let identifier = object["@id"]?.text, case .object(let members) = object, members.count <= 2,
            members["name"] == nil, let whole = byIdentifier[identifier]
        else { return object }
        return whole
    }

    private static func article(in objects: [LinkedData]) -> LinkedData? {
        let articles = objects.filter { object in
            object.types.contains { $0.hasSuffix("Article") || $0.hasSuffix("BlogPosting") || $0 == "Report" || $0 == "Review" }
        }
        return articles.first { $0["headline"] != nil && $0["datePublished"] != nil } ?? articles.first { $0["headline"] != nil }
            ?? articles.first { $0["datePublished"] != nil } ?? articles.first
    }

    /// All that the page calls its story.
    var titles: [String] {
        [article?["headline"]?.text, article?["name"]?.text, article?["alternativeHeadline"]?.text, title].compactMap { $0 }
            + all("og:title", "twitter:title", "dc.title", "title")
    }

    /// What the site calls itself.
    var siteName: String? {
        first("og:site_name") ?? article?["publisher"].map(resolved)?["name"]?.text ?? first("application-name")
    }

    /// The site's own name, as it may stand beside the headline.
    var siteNames: [String] {
        var names = all("og:site_name", "application-name", "twitter:site", "apple-mobile-web-app-title", "al:android:app_name")
        if let publisher = article?["publisher"].map(resolved) { names += [publisher["name"]?.text].compactMap { $0 } }
        names += objects.filter { $0.types.contains("WebSite") || $0.types.contains { $0.hasSuffix("Organization") } }.compactMap {
            $0["name"]?.text
        }
        return names.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }
    }
}
