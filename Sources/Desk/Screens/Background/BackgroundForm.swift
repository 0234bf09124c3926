import Foundation
import Newsroom
import Rendering
import Web

/// A passage as a form sends it and as it shows it.
struct BackgroundForm {
    /// Half a year: what a passage says of numbers and offices is seldom right for longer.
    private static let usualDays = 182
    static let longestText = 60_000

    let visit: Visit

    /// The day that is offered for the next review.
    static func reviewAgain(_ visit: Visit) -> Day { Day(daysSince1970: visit.today.daysSince1970 + usualDays) }

    // MARK: Sent

    /// The passage as the form says.
    ///
    /// - Parameter base: the text that stands where the form had no field for it.
    /// - Throws: `NewsroomError.invalid` for a field that cannot be read.
    func background(_ base: Background) throws -> Background {
        var background = base
        (background.name, background.source) = (visit.field("name"), visit.field("source"))
        background.revision = Int(visit.field("revision")) ?? 0
        guard !background.name.isEmpty else { throw NewsroomError.invalid(field: "name", reason: visit.words[.fieldIsEmpty]) }
        guard let asOf = ImpreciseDate(visit.field("as_of")), asOf.precision != .minute else {
            throw NewsroomError.invalid(field: "asOf", reason: visit.words[.notAnImpreciseDate])
        }
        background.asOf = asOf
        guard let text = visit.form["text"] else { return background }
        guard text.count <= Self.longestText else {
            throw NewsroomError.invalid(field: "document", reason: "a passage has at most \(Self.longestText) characters")
        }
        background.document = PassageText.document(of: text.trimmingCharacters(in: .newlines))
        guard !background.document.blocks.isEmpty else {
            throw NewsroomError.invalid(field: "document", reason: visit.words[.fieldIsEmpty])
        }
        do {
            try background.document.checkAsBackground()
        } catch {
            throw NewsroomError.invalid(field: "document", reason: error.reason)
        }
        return background
    }

    /// Who answers for it, and when it is looked at again.
    func care() throws -> (owner: User.ID?, review: Day?) {
        let owner = visit.field("owner")
        guard owner.isEmpty || User.ID(owner) != nil else { throw NewsroomError.invalid(field: "owner", reason: visit.words[.invalid]) }
        return (User.ID(owner), try review())
    }

    func review() throws -> Day? {
        let text = visit.field("review")
        guard !text.isEmpty else { return nil }
        guard let date = ImpreciseDate(text), date.precision == .day, !date.isApproximate, date.first.year >= 1970 else {
            throw NewsroomError.invalid(field: "review", reason: visit.words[.notADay])
        }
        return date.first
    }

    // MARK: Shown

    private struct Field {
        let name: String
        let value: String
        var length: Int? = 200
        var hint: DeskWord?
    }

    /// - Parameters:
    ///   - shown: what the fields hold.
    ///   - current: what is there now, where somebody changed it meanwhile: it stands beside what was typed wherever it differs.
    ///   - typed: whether what was sent is shown again.
    func fields(_ shown: Background, current: Background?, typed: Bool) -> [DeskName: TemplateValue] {
        let theirs = current.map { Dictionary(uniqueKeysWithValues: entries($0).map { ($0.name, $0.value) }) }
        return [
            .fields: .list(
                entries(shown).map { entry in
                    let value = typed ? visit.form[entry.name].map { $0.replacing("\r\n", with: "\n") } ?? entry.value : entry.value
                    let there = theirs?[entry.name]
                    return .fields([
                        .name: .text(entry.name), .label: .text(visit.words["field_background_\(entry.name)"]), .value: .text(value),
                        .isLong: .bool(entry.name == "text"), .hint: entry.hint.map { .text(visit.words[$0]) } ?? .none,
                        .length: entry.length.map { .number($0) } ?? .none, .required: .bool(entry.name != "source"),
                        .theirs: there.map { $0 != value ? .text($0.isEmpty ? visit.words[.emptyThere] : $0) : .none } ?? .none,
                    ])
                }), .revision: .number(current?.revision ?? shown.revision), .isUnheld: .bool(PassageText.text(of: shown.document) == nil),
        ]
    }

    /// Without a field for the text where that holds what the field has no sign for.
    private func entries(_ background: Background) -> [Field] {
        let text = PassageText.text(of: background.document)
        return [
            Field(name: "name", value: background.name, hint: .hintBackgroundName),
            text.map { Field(name: "text", value: $0, length: Self.longestText, hint: .hintBackgroundText) },
            Field(name: "as_of", value: "\(background.asOf)", length: 11, hint: .hintAsOf),
            Field(name: "source", value: background.source, length: 500, hint: .hintBackgroundSource),
        ].compactMap(\.self)
    }
}
