import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// One event of the diary: what is expected and when, whether readers see it, and how it turned out. A new one is made here too.
struct DiaryEventScreen {
    static let routes = [
        Route(.get, "/diary/new", for: .right(.keepRecord)) { try await DiaryEventScreen(visit: $0, visitor: $1).showNew() },
        Route(.post, "/diary", for: .right(.keepRecord)) { try await DiaryEventScreen(visit: $0, visitor: $1).add() },
        Route(.get, "/diary/{event}", for: .signedIn) { try await DiaryEventScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/diary/{event}", for: .right(.keepRecord)) { try await DiaryEventScreen(visit: $0, visitor: $1).change() },
        Route(.post, "/diary/{event}/answer", for: .signedIn) { try await DiaryEventScreen(visit: $0, visitor: $1).answer() },
        Route(.post, "/diary/{event}/drop", for: .right(.keepRecord)) { try await DiaryEventScreen(visit: $0, visitor: $1).drop() },
    ]

    let visit: Visit
    let visitor: Visitor

    private struct Found: Sendable {
        var event: DiaryEvent
        var names: DiaryNames
        var topics: [String]
    }

    /// What is not for who asks is answered as what is not there.
    private func find() async throws -> Found {
        let (id, user): (DiaryEvent.ID, User) = (try visit.id("event"), visitor.user)
        return try await visit.desk.archive.read { records in
            guard let event = try records.diary.find(id), event.owner == user.id || user.may(.readStories) else {
                throw NewsroomError.notFound("event")
            }
            return Found(
                event: event, names: try DiaryNames([event], records),
                topics: try event.topics.compactMap { try records.topics.find($0)?.name })
        }
    }

    private func show(typed: Bool = false, status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let (found, user) = (try await find(), visitor.user)
        let event = found.event
        var fields = DiaryRow(event, found.names, visit, visitor).fields
        fields[.headline] = .text(event.what)
        fields[.quote] = .text(event.passage)
        fields.merge(DiaryForm(visit: visit).fields(event, topics: found.topics, typed: typed)) { $1 }
        fields[.isNew] = .bool(false)
        fields[.canPlan] = .bool(user.may(.keepRecord))
        fields[.isDone] = .bool(event.isDropped)
        let mayAnswer = !event.isDropped && user.may(event.owner == user.id ? .writeOwnStories : .keepRecord)
        fields[.canSettle] = .bool(mayAnswer)
        fields[.isPast] = .bool(mayAnswer && event.when.first <= visit.today)
        fields[.postponedField] = .text(typed ? visit.field("postponed") : "")
        fields[.note] = .text(typed ? visit.field("note") : event.answer?.note ?? "")
        fields[.trailUrl] = user.may(.readTrail) ? .text("/trail?object=diary:\(event.id)") : TemplateValue.none
        fields[.fault] = fault.map { .text($0) } ?? TemplateValue.none
        return try visit.screen(.diaryEvent, title: event.what, status: status, fields)
    }

    // MARK: New ones

    private func showNew(typed: Bool = false, status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        var fields = DiaryForm(visit: visit).fields(nil, topics: [], typed: typed)
        fields[.id] = .text(DiaryEvent.ID(typed ? visit.field("id") : "")?.description ?? "\(visit.desk.identifiers.next(DiaryEvent.self))")
        fields[.headline] = .text(visit.words[.newEvent])
        fields[.url] = .text("/diary")
        fields[.isNew] = .bool(true)
        fields[.canPlan] = .bool(true)
        if !typed, let day = visit.query["day"].flatMap({ ImpreciseDate($0) }) { fields[.whenField] = .text(DiaryForm.text(day)) }
        fields[.fault] = fault.map { .text($0) } ?? TemplateValue.none
        return try visit.screen(.diaryEvent, title: visit.words[.newEvent], status: status, fields)
    }

    private func add() async throws -> WebAnswer {
        do {
            guard let id = DiaryEvent.ID(visit.field("id")) else {
                throw NewsroomError.invalid(field: "id", reason: visit.words[.invalid])
            }
            // The form sent once more is the same event.
            if try await visit.desk.archive.read({ try $0.diary.find(id) }) == nil {
                let blank = DiaryEvent(id: id, what: "", when: ImpreciseDate(visit.today))
                try await visit.perform(SaveDiaryEvent(DiaryForm(visit: visit).event(blank)), as: visitor)
            }
            return .redirect(to: "/diary/\(id)?done=saved")
        } catch let error as NewsroomError {
            let (status, text) = try visit.refusal(error)
            return try await showNew(typed: true, status: status, fault: text)
        }
    }

    // MARK: Changes

    private func change() async throws -> WebAnswer {
        let found = try await find()
        return try await saving(found.event) {
            try await visit.perform(SaveDiaryEvent(DiaryForm(visit: visit).event(found.event)), as: visitor)
        }
    }

    private func answer() async throws -> WebAnswer {
        let found = try await find()
        return try await saving(found.event, going: visit.form["next"] == nil ? nil : visit.next) {
            let answer: AnswerDiaryEvent.Answer =
                switch visit.field("outcome") {
                case "happened": .happened
                case "did_not_happen": .didNotHappen
                case "postponed": .postponed(to: try DiaryForm(visit: visit).when("postponed"))
                default: throw NewsroomError.invalid(field: "outcome", reason: visit.words[.invalid])
                }
            try await visit.perform(AnswerDiaryEvent(found.event.id, answer, note: visit.field("note")), as: visitor)
        }
    }

    private func drop() async throws -> WebAnswer {
        let found = try await find()
        return try await saving(found.event) {
            try await visit.perform(DropDiaryEvent(found.event.id, isDropped: visit.field("dropped") == "1"), as: visitor)
        }
    }

    private func saving(_ event: DiaryEvent, going next: String? = nil, _ save: () async throws -> Void) async throws -> WebAnswer {
        do {
            try await save()
            let address = next ?? "/diary/\(event.id)"
            return .redirect(to: address + "?done=saved")
        } catch let error as NewsroomError {
            let (status, text) = try visit.refusal(error)
            return try await show(typed: true, status: status, fault: text)
        }
    }
}

extension Visit {
    /// A form again, with what was wrong in it; also where readers would see what the account may not show them.
    func refusal(_ error: NewsroomError) throws -> (status: Int, text: String) {
        switch error {
        case .notAllowed(let right), .notAllowedHere(let right): (403, "\(words[.notAllowed]): \(right.inWords)")
        default: try reason(error)
        }
    }
}
