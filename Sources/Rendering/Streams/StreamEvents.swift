package import Newsroom

/// One event of a stream (HTML Living Standard, section 9.2), made once for all who listen.
package struct StreamEvent: Hashable, Sendable {
    /// Its identifier in the stream: the number of the notice that it tells of.
    package let number: Int
    package let bytes: [UInt8]

    init(_ number: Int, _ name: String, _ data: JSONValue) {
        self.number = number
        // JSON in one line: no line break in a value can end the event.
        bytes = Array("id: \(number)\nevent: \(name)\ndata: ".utf8) + data.bytes() + Array("\n\n".utf8)
    }
}

/// What a stream has told once these events are sent.
package struct StreamEvents: Sendable {
    /// In the order of their numbers.
    package var events: [StreamEvent]
    /// The newest notice that they cover.
    package var position: Int
}

extension PageRenderer {
    /// Beyond so many notices nobody is told each: the page itself says more.
    static let mostNotices = 100

    /// Everything that happened after a notice, each thing once, as it stands in this state of the paper.
    package func events(_ stream: NewsStream, after number: Int, from reader: any EditionReader) throws -> StreamEvents {
        let notices = try reader.notices(stream, after: number, limit: Self.mostNotices + 1)
        guard notices.count <= Self.mostNotices else {
            let latest = try reader.latestNotice(stream)
            return StreamEvents(events: [StreamEvent(latest, "reset", [:])], position: latest)
        }
        let events =
            switch stream {
            case .newsFeed: try newsFeedEvents(Self.last(of: notices, \.story), reader)
            case .story(let story): try liveEvents(Self.last(of: notices, \.update), of: story, reader)
            }
        return StreamEvents(events: events, position: notices.last?.number ?? number)
    }

    /// The last notice of each thing, in order.
    private static func last<Key: Hashable>(of notices: [Notice], _ key: (Notice) -> Key) -> [Notice] {
        var seen: Set<Key> = []
        return notices.reversed().filter { seen.insert(key($0)).inserted }.reversed()
    }

    private func newsFeedEvents(_ notices: [Notice], _ reader: any EditionReader) throws -> [StreamEvent] {
        let stories = try reader.summaries(of: notices.map(\.story)).filter(\.inNewsFeed)
        let byID = Dictionary(stories.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try notices.map { notice in
            guard let story = byID[notice.story] else { return Self.gone(notice, "\(notice.story)") }
            let time = presenter.localTime(story.firstPublished)
            let day: JSONValue = ["iso": .string(time.day.iso), "label": .string(presenter.words.date(time.day))]
            return StreamEvent(
                notice.number, "item",
                [
                    "id": .string("\(story.id)"), "headline": .string(story.headline),
                    "url": .string(PageKey.story(slug: story.slug).path), "published": .string(time.iso), "day": day,
                    "html": .string(try html(.newsFeedItem, presenter.teaserFields(story))),
                ])
        }
    }

    private func liveEvents(_ notices: [Notice], of id: Story.ID, _ reader: any EditionReader) throws -> [StreamEvent] {
        guard let story = try reader.summaries(of: [id]).first, story.kind == .live else {
            // Whatever else is told of it: the page is not what it was.
            return notices.last.map { [StreamEvent($0.number, "reset", [:])] } ?? []
        }
        return try notices.map { notice in
            guard let update = notice.update else { return StreamEvent(notice.number, "reset", [:]) }
            guard let part = try reader.updates(of: id, from: .update(update), limit: 1), let update = part.updates.first else {
                return Self.gone(notice, "\(update)")
            }
            return StreamEvent(
                notice.number, "item",
                [
                    "id": .string("\(update.id)"), "headline": .string(update.headline),
                    "url": .string(PageKey.live(slug: story.slug, at: .update(update.id)).address),
                    "published": .string(presenter.localTime(update.posted).iso), "pinned": .bool(update.isPinned),
                    "html": .string(try html(.liveUpdate, presenter.updateFields(update, of: story, part.references))),
                ])
        }
    }

    private static func gone(_ notice: Notice, _ id: String) -> StreamEvent {
        StreamEvent(notice.number, "gone", ["id": .string(id)])
    }

    private func html(_ template: Theme.Page, _ fields: [(TemplateName, TemplateValue)]) throws -> String {
        var html: [UInt8] = []
        try theme.template(template).render(.object(fields + [(.paper, presenter.paperValue)]), into: &html)
        return String(decoding: html, as: UTF8.self)
    }
}
