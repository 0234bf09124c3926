import Foundation
import Newsroom

/// The front page: what an editor has placed, and the newest stories wherever a place is free; the news feed beside them. No
/// story stands twice.
struct FrontPage: ReaderPage {
    static let rest = 12
    static let newsFeed = 12
    static let storiesOfPackage = 4

    private(set) var lead: EditionSummary?
    private(set) var seconds: [EditionSummary] = []
    private(set) var columns: [EditionSummary] = []
    /// Each with those of its stories that stand nowhere else on the page.
    let packages: [(package: PublishedPackage, stories: [EditionSummary])]
    let rest: [EditionSummary]
    let newsFeed: [EditionSummary]
    let topics: [TopicSummary]
    let languages: [String]

    init(from reader: any EditionReader, topics: [TopicSummary]) throws {
        try self.init(front: try reader.front(), from: reader, topics: topics)
    }

    init(front: PublishedFront, from reader: any EditionReader, topics: [TopicSummary]) throws {
        var shown = Set(front.stories.values.map(\.id))
        packages = front.packages.map { package in
            (package, Array(package.stories.filter { shown.insert($0.id).inserted }.prefix(Self.storiesOfPackage)))
        }
        self.topics = topics
        languages = try reader.languages()
        let places = FrontArrangement.places.count + Self.rest
        let newest = try reader.newest(.all, after: nil, limit: 2 * places + shown.count).items.filter { !shown.contains($0.id) }
        let feed = try reader.newest(.newsFeed, after: nil, limit: Self.newsFeed + places + shown.count).items
        // A brief belongs to the news feed, unless the paper has nothing else.
        let stories = newest.filter { $0.kind != .brief }
        var free = stories.isEmpty && front.stories.isEmpty ? newest : stories
        lead = Self.fill(.lead, front, &free).first
        seconds = Self.fill(.seconds, front, &free)
        columns = Self.fill(.columns, front, &free) { $0.kind == .opinion || $0.kind == .analysis }
        rest = Array(free.prefix(Self.rest))
        shown.formUnion(([lead].compactMap { $0 } + seconds + columns + rest).map(\.id))
        newsFeed = Array(feed.filter { !shown.contains($0.id) }.prefix(Self.newsFeed))
    }

    /// The stories of a slot: each place has the one that an editor chose, or else the newest that fits and stands nowhere else.
    private static func fill(
        _ slot: FrontArrangement.Slot, _ front: PublishedFront, _ free: inout [EditionSummary],
        where fits: (EditionSummary) -> Bool = { _ in true }
    ) -> [EditionSummary] {
        (0..<slot.places).compactMap { position in
            if let placed = front.stories[.init(slot, position)] { return placed }
            return free.firstIndex(where: fits).map { free.remove(at: $0) }
        }
    }

    let template = Theme.Page.front

    func head(_ presenter: Presenter) -> PageHead {
        var head = PageHead(kind: .isFront, title: presenter.paper.name)
        head.description = presenter.paper.motto
        head.address = PageKey.front.path
        head.feed = .paper
        if languages.count > 1 { head.feedLanguages = languages }
        head.structuredData = presenter.webSite
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        [
            (.lead, lead.map { presenter.teaser($0) } ?? .none),
            (.seconds, presenter.teasers(seconds)),
            (.hasColumns, .bool(!columns.isEmpty)),
            (.columns, presenter.teasers(columns)),
            (.packages, .list(packages.map { presenter.package($0.package, stories: $0.stories) })),
            (.hasRest, .bool(!rest.isEmpty)),
            (.rest, presenter.teasers(rest)),
            (.hasNewsFeed, .bool(!newsFeed.isEmpty)),
            (.newsFeed, presenter.teasersMarkingDays(newsFeed)),
            (.hasTopics, .bool(!topics.isEmpty)),
            (.topics, .list(topics.map { presenter.topic($0) })),
        ]
    }
}
