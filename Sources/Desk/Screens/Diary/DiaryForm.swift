import Archive
import Foundation
import Newsroom
import Rendering

/// The fields of a diary event, as a form sends them and as it shows them.
struct DiaryForm {
    let visit: Visit

    // MARK: Sent

    /// The event as the form says; what the form has no field for is as it was.
    ///
    /// - Throws: `NewsroomError.invalid` for a field that cannot be read.
    func event(_ base: DiaryEvent) async throws -> DiaryEvent {
        var event = base
        event.what = visit.field("what")
        event.when = try when("when")
        event.isPublic = visit.field("public") == "1"
        event.topics = try await topics()
        return event
    }

    /// A day, a month, a year, or a day and a time of the newsroom's clock.
    func when(_ name: String) throws -> ImpreciseDate {
        let text = visit.field(name).replacing(" ", with: "T")
        guard let date = ImpreciseDate(text), date.first.year >= 1970 else {
            throw NewsroomError.invalid(field: name, reason: visit.words[.noSuchDate])
        }
        return date
    }

    private func topics() async throws -> [Topic.ID] {
        let names = visit.field("topics").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        let words = visit.words
        return try await visit.desk.archive.read { records in
            try names.map { name in
                guard let topic = try records.topics.find(name: name) else {
                    throw NewsroomError.invalid(field: "topics", reason: words[.noSuchTopic, ["name": String(name.prefix(100))]])
                }
                return topic.id
            }
        }
    }

    // MARK: Shown

    /// - Parameter typed: what was sent, to be shown again with what was wrong in it.
    func fields(_ event: DiaryEvent?, topics: [String], typed: Bool) -> [DeskName: TemplateValue] {
        func shown(_ name: String, _ value: String) -> TemplateValue { .text(typed ? visit.field(name) : value) }
        return [
            .what: shown("what", event?.what ?? ""), .whenField: shown("when", event.map { Self.text($0.when) } ?? ""),
            .topics: shown("topics", topics.joined(separator: ", ")),
            .isChecked: .bool(typed ? visit.field("public") == "1" : event?.isPublic ?? false),
        ]
    }

    /// As the field has it: `2025-02-20 15:00`.
    static func text(_ date: ImpreciseDate) -> String { date.description.replacing("T", with: " ") }
}
