import Newsroom

/// The record: lists of statements, for people and for programs.
extension PageRenderer {
    func record(_ list: PageKey.RecordList, after cursor: Cursor?, _ reader: RecordingReader) throws -> RenderedPage {
        switch try subject(of: list, reader) {
        case .missing: return try missing(reader)
        case .moved(let slug): return moved(to: .record(list.of(slug: slug), after: cursor))
        case .found(let topic):
            let page = try RecordPage(list, of: topic, after: cursor, from: reader)
            guard let topic, page.statements.items.isEmpty else { return try finished(page, reader) }
            // Nobody spoke about it: who asks for its record is led to what it said itself.
            if case .about = list, cursor == nil, page.tabs?.hasSaid == true {
                return moved(to: .record(.said(slug: topic.slug)), for: 302)
            }
            return try missing(reader)
        }
    }

    func sides(_ sides: PageKey.RecordSides, after cursor: Cursor?, _ reader: RecordingReader) throws -> RenderedPage {
        var settled = sides
        var topics: [Topic] = []
        for side in [\PageKey.RecordSides.topic, \.one, \.other] {
            switch try reader.topic(slug: sides[keyPath: side]) {
            case .topic(let topic): topics.append(topic)
            case .moved(let slug): settled[keyPath: side] = slug
            case nil: return try missing(reader)
            }
        }
        guard topics.count == 3 else {
            let isOne = settled.one == settled.other
            return moved(to: isOne ? .record(.about(slug: settled.topic)) : .sides(settled, after: cursor))
        }
        return try finished(SidesPage(topics[0], one: topics[1], other: topics[2], after: cursor, from: reader), reader)
    }

    func recordData(
        _ list: PageKey.RecordList, _ format: PageKey.RecordFormat, after cursor: Cursor?, _ reader: RecordingReader
    ) throws -> RenderedPage {
        switch try subject(of: list, reader) {
        case .missing: return try missing(reader)
        case .moved(let slug): return moved(to: .recordData(list.of(slug: slug), format, after: cursor))
        case .found(let topic):
            let data = try RecordData(list, of: topic, after: cursor, from: reader)
            if topic != nil, data.statements.items.isEmpty { return try missing(reader) }
            var page = document(format.contentType, data.write(format, presenter))
            page.links = data.statements.next.map { next in
                "<\(presenter.absolute(PageKey.recordData(list, format, after: next).address))>; rel=\"next\""
            }
            return page
        }
    }

    func recordFeed(_ list: PageKey.RecordList, _ format: FeedFormat, _ reader: RecordingReader) throws -> RenderedPage {
        switch try subject(of: list, reader) {
        case .missing: return try missing(reader)
        case .moved(let slug): return moved(to: .feed(.record(list.of(slug: slug)), format))
        case .found(let topic):
            let statements = try reader.statements(list.filter(topic), after: nil, limit: FeedModel.length).items
            if topic != nil, statements.isEmpty { return try missing(reader) }
            var model = FeedModel(feed: .record(list))
            model.subject = presenter.title(of: list, topic)
            model.summary = topic?.summary ?? presenter.words[.aboutRecord]
            model.entries = statements.map(presenter.entry)
            return document(format.contentType, format.write(model, presenter))
        }
    }

    private enum RecordSubject {
        case found(Topic?)
        case moved(slug: String)
        case missing
    }

    private func subject(of list: PageKey.RecordList, _ reader: RecordingReader) throws -> RecordSubject {
        guard let slug = list.slug else { return .found(nil) }
        return switch try reader.topic(slug: slug) {
        case .topic(let topic): .found(topic)
        case .moved(let slug): .moved(slug: slug)
        case nil: .missing
        }
    }
}
