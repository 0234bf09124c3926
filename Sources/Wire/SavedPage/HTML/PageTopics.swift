import Newsroom

/// What a page says that its story is about: section, tags, and the things that linked data names with their kinds.
struct PageTopics {
    private static let limit = 24
    /// Sections that are the stream of all news, and no topic.
    private static let feeds: Set<String> = [
        "news feed", "newsfeed", "feed", "all news", "latest news", "newsticker", "news ticker", "стрічка новин", "усі новини",
        "лента новостей",
        "все новости", "fil info", "ultime notizie", "últimas noticias", "alle nachrichten",
    ]
    private static let sections: Set<String> = [
        "news", "home", "article", "story", "default", "nachrichten", "actualités", "noticias", "новини", "новости",
    ]

    let inNewsFeed: Bool
    let topics: [ImportedStory.ImportedTopic]

    init(_ tree: PageTree, _ metadata: PageMetadata) {
        var found: [ImportedStory.ImportedTopic] = []
        for key in ["about", "mentions"] {
            for thing in metadata.article?[key]?.each.prefix(Self.limit).map(metadata.resolved) ?? [] {
                if let name = thing["name"]?.text { found.append(.init(name: name, kind: Self.kind(thing.types))) }
            }
        }
        let names =
            Self.list(metadata.article?["articleSection"]) + metadata.all("article:section") + Self.list(metadata.article?["keywords"])
            + metadata.all("article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "news_keywords").flatMap(Self.split)
        found += Self.withoutCodes(names).map { .init(name: $0, kind: .theme) }
        if found.isEmpty { found = Self.tagLinks(tree).map { .init(name: $0, kind: .theme) } }

        let site = Set(metadata.siteNames.map { $0.lowercased() })
        inNewsFeed = found.contains { Self.feeds.contains($0.name.lowercased()) }
        var seen: Set<String> = []
        topics = Array(
            found.filter { topic in
                let key = topic.name.lowercased()
                guard !Self.feeds.contains(key), !Self.sections.contains(key), !site.contains(key), Self.isName(topic.name) else {
                    return false
                }
                return seen.insert(key).inserted
            }.prefix(Self.limit))
    }

    /// Agencies file under codes: where there are many of them, what is in capitals is no name.
    private static func withoutCodes(_ names: [String]) -> [String] {
        func isCode(_ name: String) -> Bool { name.count <= 8 && name.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0.isDigit } }
        return names.count(where: isCode) >= 6 ? names.filter { !isCode($0) } : names
    }

    private static func isName(_ text: String) -> Bool {
        (2...60).contains(text.count) && !text.contains(where: { ":/_=|{}<>".contains($0) }) && text.split(separator: " ").count <= 6
    }

    private static func list(_ value: LinkedData?) -> [String] {
        (value?.each ?? []).prefix(limit * 2).compactMap { $0.text ?? $0["name"]?.text }.flatMap(split)
    }

    private static func split(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == ";" }.map { WhiteSpace.normalised(String($0)) }.filter { !$0.isEmpty }
    }

    private static func tagLinks(_ tree: PageTree) -> [String] {
        tree.elements(.a).filter { tree.attribute(.rel, of: $0)?.split(separator: " ").contains("tag") ?? false }.prefix(limit)
            .map(tree.plainText(of:)).filter { !$0.isEmpty }
    }

    private static func kind(_ types: [String]) -> Topic.Kind {
        for type in types {
            if type == "Person" { return .person }
            if type.hasSuffix("Organization") || type == "Corporation" || type == "SportsTeam" { return .organisation }
            if ["Place", "Country", "City", "State", "AdministrativeArea"].contains(type) { return .place }
            if type.hasSuffix("Event") { return .event }
        }
        return .theme
    }
}
