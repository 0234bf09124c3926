import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// What has come of the topics that somebody follows, for their day.
struct FollowedNews: Sendable {
    /// So many are shown; there may be more.
    static let most = 30

    let topics: [Topic]
    let items: [Item]

    struct Item: Sendable {
        let at: Date
        let topics: [Topic]
        let statement: RecordedStatement?
        let story: Story.ID
        let headline: String
    }

    /// How many are new, as far as they are shown; nil where there are none.
    var count: String? { items.isEmpty ? nil : items.count < Self.most ? "\(items.count)" : "\(items.count)+" }

    init(for user: User, _ records: Records, limit: Int = most) throws {
        guard user.may(.readStories) else {
            (topics, items) = ([], [])
            return
        }
        topics = try records.following.topics(of: user.id).compactMap { try records.topics.find($0.topic) }.sorted { $0.name < $1.name }
        let followed = Dictionary(topics.map { ($0.id, $0) }) { first, _ in first }
        items = try records.following.news(for: user.id, limit: limit).map { item in
            let (statement, story): (RecordedStatement?, Story.ID) =
                switch item.thing {
                case .statement(let found): (try RecordedStatement(found, records), found.story)
                case .story(let id): (nil, id)
                }
            return Item(
                at: item.at, topics: item.topics.compactMap { followed[$0] }, statement: statement, story: story,
                headline: try records.storyList.entry(of: story)?.headline ?? "")
        }
    }
}

extension FollowedNews.Item {
    func value(_ visit: Visit) -> TemplateValue {
        let words = statement?.statement.content
        var (quote, sense) = (TemplateValue.none, TemplateValue.none)
        switch words {
        case .verbatim(let text): quote = .text(text)
        case .sense(let text): sense = .text(text)
        case nil: break
        }
        let time: [DeskName: TemplateValue] = [.iso: .text(APITime.text(at)), .text: .text(visit.desk.views.inWords(at))]
        return .fields([
            .date: .fields(time), .quote: quote, .text: sense, .url: .text("/stories/\(story)"),
            .who: statement.map { .text($0.speaker.isEmpty ? $0.statement.described : $0.speaker) } ?? .none,
            .headline: .text(headline.isEmpty ? visit.words[.untitled] : headline), .isPublic: .bool(statement == nil),
            .topics: .list(topics.map { .fields([.label: .text($0.name), .url: .text(visit.record(of: $0))]) }),
        ])
    }
}

extension Visit {
    /// Where the record shows what was said by a person or an organisation, or about anything else.
    func record(of topic: Topic) -> String {
        let speaks = topic.kind == .person || topic.kind == .organisation
        return "/record?\(speaks ? "speaker" : "topic")=\(PercentCoding.encoded(topic.name))"
    }
}
