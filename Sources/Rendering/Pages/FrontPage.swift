import Foundation
import Newsroom

/// The front page: the newest stories large, the next ones below, and the news feed beside them. No story stands twice.
struct FrontPage: ReaderPage {
    static let seconds = 5
    static let rest = 12
    static let newsFeed = 12

    let lead: EditionSummary?
    let seconds: [EditionSummary]
    let rest: [EditionSummary]
    let newsFeed: [EditionSummary]
    let topics: [TopicSummary]

    init(from reader: any EditionReader, topics: [TopicSummary]) throws {
        let newest = try reader.newest(.all, after: nil, limit: 2 * (1 + Self.seconds + Self.rest)).items
        let feed = try reader.newest(.newsFeed, after: nil, limit: Self.newsFeed + 1 + Self.seconds + Self.rest).items
        // A brief belongs to the news feed, unless the paper has nothing else.
        let stories = newest.filter { $0.kind != .brief }
        let chosen = (stories.isEmpty ? newest : stories).prefix(1 + Self.seconds + Self.rest)
        lead = chosen.first
        seconds = Array(chosen.dropFirst().prefix(Self.seconds))
        rest = Array(chosen.dropFirst(1 + Self.seconds))
        let shown = Set(chosen.map(\.id))
        newsFeed = Array(feed.filter { !shown.contains($0.id) }.prefix(Self.newsFeed))
        self.topics = topics
    }

    let template = Theme.Page.front

    var lastModified: Date? { ([lead].compactMap { $0 } + seconds + rest + newsFeed).map(\.updated).max() }

    func head(_ presenter: Presenter) -> PageHead {
        var head = PageHead(kind: .isFront, title: presenter.paper.name)
        head.description = presenter.paper.motto
        head.address = PageKey.front.path
        head.feed = .paper
        head.structuredData = presenter.newsMediaOrganization
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        [
            (.lead, lead.map { presenter.teaser($0) } ?? .none),
            (.seconds, presenter.teasers(seconds)),
            (.hasRest, .bool(!rest.isEmpty)),
            (.rest, presenter.teasers(rest)),
            (.hasNewsFeed, .bool(!newsFeed.isEmpty)),
            (.newsFeed, presenter.teasersMarkingDays(newsFeed)),
            (.hasTopics, .bool(!topics.isEmpty)),
            (.topics, .list(topics.map { presenter.topic($0) })),
        ]
    }
}
