import Foundation
package import Newsroom

/// How far corrections have come in every place where the error went.
///
/// What is made of editions when it is asked for (pages, feeds, the sitemap, cards, the API) is right from the act on, because the
/// act drops what was kept of it. What takes time (voices, pictures, messages) and what takes a person (translations) is counted.
package struct CorrectionLedgers {
    let connection: any Connection

    package func find(_ id: Correction.ID) throws -> CorrectionLedger? {
        guard let subject = try subject(id) else { return nil }
        let concerned = Concerned(subject, try after(subject))
        let stories = try count("SELECT count(*) FROM \(concerned.stories)", concerned)
        return CorrectionLedger(
            subject, stories: stories,
            entries: try CorrectionLedger.Place.allCases.map { try entry($0, subject, concerned, stories: stories) })
    }

    /// The public stories that had the error, the newest made first, those before `story`; nil where there is no such correction.
    package func stories(of id: Correction.ID, before story: Story.ID?, limit: Int) throws -> [Story.ID]? {
        guard let subject = try subject(id) else { return nil }
        switch subject.of {
        case .story(let own), .update(_, let own):
            let isPublic = try connection.row("SELECT 1 FROM editions WHERE story = $1", [.id(own)]) { _ in true } ?? false
            return isPublic && story == nil ? [own] : []
        case .background:
            guard let correction = try BackgroundCorrections(connection: connection).find(id) else { return nil }
            return try BackgroundCarriers(connection: connection).stories(of: correction, before: story, limit: limit)
        }
    }

    // MARK: What it is of

    private func subject(_ id: Correction.ID) throws -> CorrectionLedger.Subject? {
        let (own, backgrounds) = (Corrections(connection: connection), BackgroundCorrections(connection: connection))
        if let found = try own.find(id) {
            return CorrectionLedger.Subject(
                id: id, kind: found.kind, text: found.text, at: found.at, by: found.by, of: .story(found.story),
                isTakenBack: try own.isTakenBack(id))
        }
        if let found = try backgrounds.find(id) {
            return CorrectionLedger.Subject(
                id: id, kind: found.kind, text: found.text, at: found.at, by: found.by, of: .background(found.background),
                isTakenBack: try backgrounds.isTakenBack(id))
        }
        return try connection.row(
            """
            SELECT live_update_corrections.text, issued_at, issued_by, live_updates.id, live_updates.story
            FROM live_update_corrections JOIN live_updates ON live_updates.id = live_update_corrections.live_update
            WHERE live_update_corrections.id = $1
            """, [.id(id)]
        ) { row in
            CorrectionLedger.Subject(
                id: id, kind: .correction, text: try row.text(0), at: try row.date(1), by: try row.id(2),
                of: .update(try row.id(3), of: try row.id(4)), isTakenBack: false)
        }
    }

    private func after(_ subject: CorrectionLedger.Subject) throws -> Int {
        try BackgroundCorrections(connection: connection).find(subject.id)?.after ?? 0
    }

    /// Which public stories had the error, as a part of a statement; its parameters come first.
    private struct Concerned {
        let stories: String
        let values: [SQLValue]

        init(_ subject: CorrectionLedger.Subject, _ after: Int) {
            switch subject.of {
            case .story(let story), .update(_, let story):
                stories = "(SELECT story FROM editions WHERE story = $1) AS concerned"
                values = [.id(story)]
            case .background(let background):
                stories = """
                    (SELECT carried_backgrounds.story FROM carried_backgrounds JOIN editions ON editions.story = carried_backgrounds.story
                    WHERE carried_backgrounds.background = $1 AND carried_backgrounds.since_revision < $2
                        AND (carried_backgrounds.until_revision IS NULL OR carried_backgrounds.until_revision >= $2)) AS concerned
                    """
                values = [.id(background), .int(after)]
            }
        }

        /// The name of the next parameter.
        var next: String { "$\(values.count + 1)" }
    }

    private func count(_ sql: String, _ concerned: Concerned, _ more: [SQLValue] = []) throws -> Int {
        try connection.row(sql, concerned.values + more) { try $0.int(0) } ?? 0
    }

    // MARK: The places

    private func entry(
        _ place: CorrectionLedger.Place, _ subject: CorrectionLedger.Subject, _ concerned: Concerned, stories: Int
    ) throws -> CorrectionLedger.Entry {
        let isOfStory = if case .story = subject.of { true } else { false }
        switch place {
        case .storyPages, .feeds, .sitemap, .api: return CorrectionLedger.Entry(place, done: stories, at: subject.at)
        case .correctionsPage: return CorrectionLedger.Entry(place, done: stories > 0 && !subject.isTakenBack ? 1 : 0, at: subject.at)
        // Headlines stand there, and no word of a body.
        case .newsSitemap: return isOfStory ? try newsSitemap(subject, concerned) : CorrectionLedger.Entry(place)
        case .storyCards: return CorrectionLedger.Entry(place, done: isOfStory ? stories : 0, at: subject.at)
        case .sharingPictures: return isOfStory ? try sharingPictures(subject, concerned) : CorrectionLedger.Entry(place)
        // A passage's statements would be each story's own; an update's are none.
        case .statements: return isOfStory ? try statements(subject, concerned) : CorrectionLedger.Entry(place)
        case .audio: return try audio(concerned)
        case .translations: return try translations(subject, concerned)
        case .webhooks: return try webhooks(subject)
        }
    }

    private func newsSitemap(_ subject: CorrectionLedger.Subject, _ concerned: Concerned) throws -> CorrectionLedger.Entry {
        let twoDays: TimeInterval = 2 * 86_400
        let recent = try count(
            """
            SELECT count(*) FROM \(concerned.stories) JOIN editions ON editions.story = concerned.story
            WHERE editions.first_published > \(concerned.next)
            """, concerned, [.date(subject.at.addingTimeInterval(-twoDays))])
        return CorrectionLedger.Entry(.newsSitemap, done: recent, at: subject.at)
    }

    private func sharingPictures(_ subject: CorrectionLedger.Subject, _ concerned: Concerned) throws -> CorrectionLedger.Entry {
        let drawn = try count(
            "SELECT count(*) FROM \(concerned.stories) JOIN sharing_pictures ON sharing_pictures.story = concerned.story", concerned)
        let orders = """
            SELECT count(*) FROM \(concerned.stories) JOIN sharing_picture_orders ON sharing_picture_orders.story = concerned.story
            """
        return CorrectionLedger.Entry(
            .sharingPictures, done: drawn, waiting: try count("\(orders) WHERE refusal IS NULL", concerned),
            failed: try count("\(orders) WHERE refusal IS NOT NULL", concerned), at: subject.at)
    }

    private func statements(_ subject: CorrectionLedger.Subject, _ concerned: Concerned) throws -> CorrectionLedger.Entry {
        let shown = try count(
            "SELECT count(*) FROM \(concerned.stories) JOIN edition_statements ON edition_statements.story = concerned.story", concerned)
        return CorrectionLedger.Entry(.statements, done: shown, at: subject.at)
    }

    /// A voice that reads other words than the page has is taken away at once: what is there reads what is right.
    private func audio(_ concerned: Concerned) throws -> CorrectionLedger.Entry {
        let read = try connection.row(
            """
            SELECT count(*), max(narrations.made_at) FROM \(concerned.stories) JOIN narrations ON narrations.story = concerned.story
            """, concerned.values
        ) { (count: try $0.int(0), at: try $0.dateIfAny(1)) }
        let work = "SELECT count(*) FROM \(concerned.stories) JOIN narration_work ON narration_work.story = concerned.story"
        return CorrectionLedger.Entry(
            .audio, done: read?.count ?? 0, waiting: try count("\(work) WHERE narration_work.due IS NOT NULL", concerned),
            failed: try count("\(work) WHERE narration_work.due IS NULL", concerned), at: read?.at)
    }

    /// The same stories in other languages, which the act leaves as they are: somebody has to look at them. One that was published
    /// since has been looked at. Those that carry the same passage are right by themselves.
    private func translations(_ subject: CorrectionLedger.Subject, _ concerned: Concerned) throws -> CorrectionLedger.Entry {
        let own = if case .background = subject.of { "WHERE others.story NOT IN (SELECT story FROM \(concerned.stories))" } else { "" }
        let versions = """
            (SELECT DISTINCT editions.story, (
                SELECT max(published_at) FROM publications WHERE publications.story = editions.story) AS published
            FROM \(concerned.stories) JOIN translations AS own ON own.story = concerned.story
            JOIN translations AS others ON others.translation_group = own.translation_group AND others.story <> own.story
            JOIN editions ON editions.story = others.story \(own)) AS versions
            """
        let all = try count("SELECT count(*) FROM \(versions)", concerned)
        let done = try connection.row(
            "SELECT count(*), max(published) FROM \(versions) WHERE published >= \(concerned.next)", concerned.values + [.date(subject.at)]
        ) { (count: try $0.int(0), at: try $0.dateIfAny(1)) }
        return CorrectionLedger.Entry(.translations, done: done?.count ?? 0, waiting: all - (done?.count ?? 0), at: done?.at)
    }

    private func webhooks(_ subject: CorrectionLedger.Subject) throws -> CorrectionLedger.Entry {
        let found = try connection.row(
            """
            SELECT count(CASE WHEN outcome = 'delivered' THEN 1 END), count(CASE WHEN due IS NOT NULL THEN 1 END),
                count(CASE WHEN outcome = 'givenUp' THEN 1 END),
                max((SELECT max(tried_at) FROM webhook_attempts WHERE webhook_attempts.message = webhook_messages.id))
            FROM webhook_messages WHERE correction = $1
            """, [.id(subject.id)]
        ) { row in
            CorrectionLedger.Entry(
                .webhooks, done: try row.int(0), waiting: try row.int(1), failed: try row.int(2), at: try row.dateIfAny(3))
        }
        return found ?? CorrectionLedger.Entry(.webhooks)
    }
}
