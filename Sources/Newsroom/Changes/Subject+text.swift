import Foundation

/// A subject at rest: `story:0190…`, `list:topic:0190…`. It is stored, and what other caches know pages by is made of it.
extension Subject {
    package var text: String {
        switch self {
        case .story(let id): "story:\(id)"
        case .edition(let id): "edition:\(id)"
        case .topic(let id): "topic:\(id)"
        case .contributor(let id): "contributor:\(id)"
        case .photograph(let id): "photograph:\(id)"
        case .background(let id): "background:\(id)"
        case .section(let id): "section:\(id)"
        case .storyPackage(let id): "package:\(id)"
        case .preview(let url): "preview:\(url)"
        case .list(let filter): "list:\(filter.text)"
        case .live(let id): "live:\(id)"
        case .address(let slug): "address:\(slug)"
        case .search: "search"
        case .sections: "sections"
        case .languages: "languages"
        case .front: "front"
        case .corrections: "corrections"
        case .statement(let id): "statement:\(id)"
        case .record(let filter): "record:\(filter.text)"
        case .outlet(let id): "outlet:\(id)"
        case .diary: "diary"
        case .sitemapIndex: "sitemap-index"
        case .sitemap(let part): "sitemap:\(part)"
        case .topicsInTheNews: "topics-in-the-news"
        case .topicsInNavigation: "topics-in-navigation"
        case .paper: "paper"
        }
    }

    package init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("search", 1): self = .search
        case ("sections", 1): self = .sections
        case ("languages", 1): self = .languages
        case ("front", 1): self = .front
        case ("corrections", 1): self = .corrections
        case ("diary", 1): self = .diary
        case ("sitemap-index", 1): self = .sitemapIndex
        case ("sitemap", 2):
            guard let part = SitemapPart(parts[1]) else { return nil }
            self = .sitemap(part)
        case ("topics-in-the-news", 1): self = .topicsInTheNews
        case ("topics-in-navigation", 1): self = .topicsInNavigation
        case ("paper", 1): self = .paper
        case ("address", 2): self = .address(parts[1])
        case ("preview", 2): self = .preview(parts[1])
        case ("list", 2):
            guard let filter = EditionFilter(text: parts[1]) else { return nil }
            self = .list(filter)
        case ("record", 2):
            guard let filter = RecordFilter(text: parts[1]) else { return nil }
            self = .record(filter)
        case (let kind, 2):
            guard let uuid = UUID(uuidString: parts[1]) else { return nil }
            switch kind {
            case "story": self = .story(Identifier(uuid))
            case "edition": self = .edition(Identifier(uuid))
            case "live": self = .live(Identifier(uuid))
            case "topic": self = .topic(Identifier(uuid))
            case "contributor": self = .contributor(Identifier(uuid))
            case "photograph": self = .photograph(Identifier(uuid))
            case "background": self = .background(Identifier(uuid))
            case "section": self = .section(Identifier(uuid))
            case "statement": self = .statement(Identifier(uuid))
            case "outlet": self = .outlet(Identifier(uuid))
            case "package": self = .storyPackage(Identifier(uuid))
            default: return nil
            }
        default: return nil
        }
    }
}

extension EditionFilter {
    fileprivate var text: String {
        switch self {
        case .all: "all"
        case .newsFeed: "news-feed"
        case .narrated: "narrated"
        case .language(let language): "language:\(language)"
        case .topic(let id): "topic:\(id)"
        case .contributor(let id): "contributor:\(id)"
        case .section(let id): "section:\(id)"
        case .day(let day): "day:\(day)"
        }
    }

    fileprivate init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("all", 1): self = .all
        case ("news-feed", 1): self = .newsFeed
        case ("narrated", 1): self = .narrated
        case ("topic", 2):
            guard let id = Topic.ID(parts[1]) else { return nil }
            self = .topic(id)
        case ("contributor", 2):
            guard let id = Contributor.ID(parts[1]) else { return nil }
            self = .contributor(id)
        case ("section", 2):
            guard let id = Section.ID(parts[1]) else { return nil }
            self = .section(id)
        case ("language", 2): self = .language(parts[1])
        case ("day", 2):
            guard let date = ImpreciseDate(parts[1]), date.precision == .day else { return nil }
            self = .day(date.first)
        default: return nil
        }
    }
}

extension RecordFilter {
    fileprivate var text: String {
        switch self {
        case .all: "all"
        case .speaker(let id): "speaker:\(id)"
        case .topic(let id): "topic:\(id)"
        case .speakerOnTopic(let speaker, let topic): "speaker:\(speaker):topic:\(topic)"
        }
    }

    fileprivate init?(text: String) {
        let parts = text.split(separator: ":").map(String.init)
        let ids = stride(from: 1, to: parts.count, by: 2).map { Topic.ID(parts[$0]) }
        switch (parts.first, ids.count, parts.count) {
        case ("all", 0, 1): self = .all
        case ("speaker", 1, 2):
            guard let id = ids[0] else { return nil }
            self = .speaker(id)
        case ("topic", 1, 2):
            guard let id = ids[0] else { return nil }
            self = .topic(id)
        case ("speaker", 2, 4) where parts[2] == "topic":
            guard let speaker = ids[0], let topic = ids[1] else { return nil }
            self = .speakerOnTopic(speaker, topic)
        default: return nil
        }
    }
}
