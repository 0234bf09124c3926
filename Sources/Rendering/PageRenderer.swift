package import Foundation
package import Newsroom

/// Turns one consistent state of the published paper into finished pages.
///
/// The same state gives the same bytes: there is no chance in a page, and no clock but in the sitemap of news and in the diary, which
/// say until when they hold.
package struct PageRenderer: Sendable {
    var presenter: Presenter
    let theme: Theme
    private let now: @Sendable () -> Date

    /// - Parameter isMirror: whether the pages are for a mirror: their links lead to files, and what a file cannot do is left out.
    package init(paper: Paper, theme: Theme, isMirror: Bool = false, now: @escaping @Sendable () -> Date = { Date() }) {
        presenter = Presenter(paper: paper, words: theme.words, logo: theme.logo, look: theme.look)
        presenter.isMirror = isMirror
        self.theme = theme
        self.now = now
    }

    /// The page, a redirect, or the page that says why there is none. Throws what the reader throws, and
    /// `NewsroomError.invalid` where the theme asks for what a page cannot give.
    ///
    /// - Parameter kept: what earlier pages have read; begun before the reader's state.
    package func render(
        _ key: PageKey, from reader: any EditionReader, keeping kept: KeptReadings.Session? = nil
    ) throws -> RenderedPage {
        let recorder = recording(reader, kept)
        var page = try rendered(key, recorder)
        if page.status == 404 || page.status == 410, let other = try redirect(from: key.path, recorder) { page = other }
        note(recorder, in: &page)
        return page
    }

    /// Where the address leads at which there is no page, if anywhere.
    private func redirect(from path: String, _ reader: RecordingReader) throws -> RenderedPage? {
        guard let address = Redirect.address(of: path), let target = try reader.redirect(from: address) else { return nil }
        return RenderedPage(status: 301, contentType: RenderedPage.html, body: [], reads: [], location: target)
    }

    /// The page for an address that no page can have.
    ///
    /// - Parameters:
    ///   - path: as asked for, if it may lead elsewhere.
    ///   - kept: what earlier pages have read; begun before the reader's state.
    package func notFound(
        _ path: String = "", from reader: any EditionReader, keeping kept: KeptReadings.Session? = nil
    ) throws -> RenderedPage {
        let recorder = recording(reader, kept)
        var page = try redirect(from: path, recorder) ?? missing(recorder)
        note(recorder, in: &page)
        return page
    }

    private func recording(_ reader: any EditionReader, _ kept: KeptReadings.Session?) -> RecordingReader {
        RecordingReader(reader, forMirrorIn: presenter.isMirror ? presenter.paper.timeZone : nil, keeping: kept)
    }

    private func note(_ recorder: RecordingReader, in page: inout RenderedPage) {
        page.reads = recorder.reads
        page.spans = ListSpan.joined(recorder.spans)
    }

    /// The page for a fault of ours: 500, or 503 where the paper cannot be read for now. Reads nothing.
    package func fault(status: Int) throws -> RenderedPage {
        var page = try finished(NoticePage(reason: .error(status: status)), topics: [], sections: [], picture: nil)
        page.isTransient = true
        return page
    }

    private func rendered(_ key: PageKey, _ reader: RecordingReader) throws -> RenderedPage {
        switch key {
        case .front:
            let topics = try reader.topicsInTheNews(limit: Topic.mostInTheNews)
            return try finished(FrontPage(from: reader, topics: topics), topics: reader.topicsInNavigation(), reader)
        case .story(let slug): return try story(slug, reader)
        case .live(let slug, let place): return try live(slug, at: place, reader)
        case .history(let slug, let cursor): return try history(slug, after: cursor, reader)
        case .topic(let slug, let cursor):
            switch try reader.topic(slug: slug) {
            case .topic(let topic): return try finished(TopicPage(topic, after: cursor, from: reader), reader)
            case .moved(let slug): return moved(to: .topic(slug: slug))
            case nil: return try missing(reader)
            }
        case .author(let slug, let cursor):
            guard let author = try reader.contributor(slug: slug) else { return try missing(reader) }
            return try finished(AuthorPage(author, after: cursor, from: reader), reader)
        case .section(let slug, let cursor):
            guard let section = try reader.section(slug: slug) else { return try missing(reader) }
            return try finished(SectionPage(section, after: cursor, from: reader), reader)
        case .storyPackage(let slug):
            guard let found = try reader.storyPackage(slug: slug) else { return try missing(reader) }
            return try finished(PackagePage(shown: found), reader)
        case .newsFeed(let cursor): return try finished(NewsFeedPage(after: cursor, from: reader), reader)
        case .archiveDay(let day, let cursor): return try finished(ArchiveDayPage(day, after: cursor, from: reader), reader)
        case .archive(let year?, let month?): return try finished(ArchiveMonthPage(year: year, month: month, from: reader), reader)
        case .archive(let year, _): return try finished(ArchivePage(year: year, from: reader), reader)
        case .search(let query, let cursor):
            var page = try finished(SearchPage(query, after: cursor, from: reader), reader)
            page.isTransient = !query.isEmpty
            return page
        case .corrections(let cursor): return try finished(CorrectionsPage(after: cursor, from: reader), reader)
        case .correction(let id, let cursor):
            guard let correction = try reader.correction(id) else { return try missing(reader) }
            return try finished(CorrectionPage(correction, after: cursor, from: reader), reader)
        case .record(let list, let cursor): return try record(list, after: cursor, reader)
        case .sides(let sides, let cursor): return try self.sides(sides, after: cursor, reader)
        case .statement(let id):
            guard let statement = try reader.statement(id) else { return try missing(reader) }
            var page = try finished(StatementPage(statement, from: reader), reader)
            page.place = statement.place
            return page
        case .recordData(let list, let format, let cursor): return try recordData(list, format, after: cursor, reader)
        case .statementData(let id):
            guard let statement = try reader.statement(id) else { return try missing(reader) }
            return document(PageKey.RecordFormat.json.contentType, try RecordData.file(of: statement, from: reader, presenter))
        case .diary(let list, let cursor):
            return try untilTomorrow { try finished(DiaryPage(list, on: $0, after: cursor, from: reader), reader) }
        case .diaryCalendar:
            return try untilTomorrow { document(DiaryCalendar.contentType, try DiaryCalendar(on: $0, from: reader).write(presenter)) }
        case .podcast: return document(PodcastFeed.contentType, try PodcastFeed(from: reader).write(presenter))
        case .feed(let feed, let format):
            var page = try self.feed(feed, format, reader)
            if page.status == 200 { page.links = presenter.hubLinks(of: key) }
            return page
        case .sitemap: return document(Sitemap.contentType, try Sitemap.index(presenter, from: reader))
        case .sitemapOfPages: return document(Sitemap.contentType, try Sitemap.pages(presenter, from: reader))
        case .sitemapPart(let part):
            guard let part = try Sitemap.part(part, presenter, from: reader) else { return try missing(reader) }
            return document(Sitemap.contentType, part)
        case .newsSitemap:
            let sitemap = try NewsSitemap(at: now(), from: reader)
            var page = document(Sitemap.contentType, sitemap.write(presenter))
            page.holdsUntil = sitemap.holdsUntil
            return page
        case .offline: return try finished(NoticePage(reason: .offline), reader)
        case .manifest: return document("application/manifest+json", WebManifest(presenter.paper, icon: theme.icon).bytes)
        case .robots: return document(RenderedPage.text, presenter.robots)
        case .trust: return document(RenderedPage.text, presenter.trust)
        }
    }

    /// What is to come today has passed tomorrow.
    private func untilTomorrow(_ render: (Day) throws -> RenderedPage) rethrows -> RenderedPage {
        let today = Day(now(), in: presenter.paper.timeZone)
        var page = try render(today)
        page.holdsUntil = today.next.start(in: presenter.paper.timeZone)
        return page
    }

    private func story(_ slug: String, _ reader: RecordingReader) throws -> RenderedPage {
        switch try reader.destination(ofSlug: slug) {
        case .story(let id):
            guard let edition = try reader.edition(id) else { return try missing(reader) }
            var page = try finished(StoryPage(edition, from: reader), reader)
            page.story = id
            page.place = edition.summary.place
            return page
        case .moved(let slug): return moved(to: .story(slug: slug))
        case .withdrawn: return try finished(NoticePage(reason: .withdrawn), reader)
        case nil: return try missing(reader)
        }
    }

    private func history(_ slug: String, after cursor: Cursor?, _ reader: RecordingReader) throws -> RenderedPage {
        switch try reader.destination(ofSlug: slug) {
        case .story(let id):
            guard let history = try reader.history(of: id, after: cursor, limit: HistoryPage.length) else { return try missing(reader) }
            // Nothing leads to the history of what has not changed.
            if presenter.isMirror, history.changes == 0 { return try missing(reader) }
            return try finished(HistoryPage(history, after: cursor), reader)
        case .moved(let slug): return moved(to: .history(slug: slug, after: cursor))
        case .withdrawn, nil: return try story(slug, reader)
        }
    }

    /// Where the story has no such place, its first page says what there is.
    private func live(_ slug: String, at place: LivePlace, _ reader: RecordingReader) throws -> RenderedPage {
        switch try reader.destination(ofSlug: slug) {
        case .story(let id):
            guard let part = try reader.updates(of: id, from: place, limit: LiveCoverage.length), let edition = try reader.edition(id)
            else { return moved(to: .story(slug: slug), for: 302) }
            return try finished(StoryPage(edition, showing: part, at: place, from: reader), reader)
        case .moved(let slug): return moved(to: .live(slug: slug, at: place))
        case .withdrawn, nil: return try story(slug, reader)
        }
    }

    private func feed(_ feed: PageKey.Feed, _ format: FeedFormat, _ reader: RecordingReader) throws -> RenderedPage {
        var model = FeedModel(feed: feed)
        switch feed {
        case .paper: model.entries = try presenter.entries(.all, from: reader)
        case .newsFeed:
            model.subject = presenter.words[.newsFeed]
            model.entries = try presenter.entries(.newsFeed, from: reader)
        case .corrections:
            model.subject = presenter.words[.corrections]
            model.summary = presenter.words[.aboutCorrections]
            model.entries = try presenter.correctionEntries(from: reader)
        case .record(let list): return try recordFeed(list, format, reader)
        case .topic(let slug):
            switch try reader.topic(slug: slug) {
            case .topic(let topic):
                (model.subject, model.summary, model.identifier) = (topic.name, topic.summary, "urn:uuid:\(topic.id)")
                model.entries = try presenter.entries(.topic(topic.id), from: reader)
            case .moved(let slug): return moved(to: .feed(.topic(slug: slug), format))
            case nil: return try missing(reader)
            }
        case .author(let slug):
            guard let author = try reader.contributor(slug: slug) else { return try missing(reader) }
            (model.subject, model.summary, model.identifier) = (author.name, author.biography, "urn:uuid:\(author.id)")
            model.entries = try presenter.entries(.contributor(author.id), from: reader)
        case .section(let slug):
            guard let section = try reader.section(slug: slug) else { return try missing(reader) }
            (model.subject, model.summary, model.identifier) = (section.name, section.summary, "urn:uuid:\(section.id)")
            model.entries = try presenter.entries(.section(section.id), from: reader)
        case .language(let language):
            model.entries = try presenter.entries(.language(language), from: reader)
            guard !model.entries.isEmpty else { return try missing(reader) }
            (model.subject, model.language) = (Presenter.ownName(of: language), language)
        }
        return document(format.contentType, format.write(model, presenter))
    }

    // MARK: Finishing

    func missing(_ reader: RecordingReader) throws -> RenderedPage {
        try finished(NoticePage(reason: .notFound), reader)
    }

    func moved(to key: PageKey, for status: Int = 301) -> RenderedPage {
        RenderedPage(status: status, contentType: RenderedPage.html, body: [], reads: [], location: key.address)
    }

    func document(_ contentType: String, _ body: [UInt8]) -> RenderedPage {
        RenderedPage(status: 200, contentType: contentType, body: body, reads: [])
    }

    func finished(_ page: some ReaderPage, _ reader: RecordingReader) throws -> RenderedPage {
        // On every page of a mirror, a list that changes each hour would make every file another one: there the front page has it.
        try finished(page, topics: presenter.isMirror ? [] : try reader.topicsInNavigation(), reader)
    }

    private func finished(_ page: some ReaderPage, topics: [TopicSummary], _ reader: RecordingReader) throws -> RenderedPage {
        try finished(page, topics: topics, sections: try reader.sections(), picture: try reader.paperPicture())
    }

    func finished(
        _ page: some ReaderPage, topics: [TopicSummary], sections: [Section], picture: SharingPicture?
    ) throws -> RenderedPage {
        let head = page.head(presenter)
        var body: [UInt8] = []
        body.reserveCapacity(32_768)
        try theme.template(page.template).render(
            presenter.root(page, head: head, topics: topics, sections: sections, picture: picture), into: &body)
        return RenderedPage(
            status: page.status, contentType: RenderedPage.html, body: body, reads: [], isUnlisted: head.isUnlisted)
    }
}
