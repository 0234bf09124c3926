import Foundation
import Newsroom
import Rendering

/// An event as one would say it: “Mara Lind published ‘Ferry returns’ as an update”.
struct TrailSentence {
    /// What stands before the thing and after it; all of the sentence is in the first where it names none.
    let before: String
    let after: String
    let thing: TrailNames.Thing?

    /// Where the thing stands while the words are put together: no text of anybody's has it.
    private static let place = "\u{FFFC}"

    init(_ event: Event, _ names: TrailNames, _ words: DeskWords) {
        var known = names.things[event.subject]
        if let thing = known, thing.title.isEmpty { known?.title = thing.isTitle ? words[.untitled] : event.subject }
        let who = names.accounts[event.by] ?? words[.unknownAccount]
        let text = Self.text(of: event, words) ?? words.texts["said_other"]
        let said = text?.filled { name in
            switch name {
            case "by": who
            case "what": Self.place
            case "act": words.act(event.act)
            default: Self.detail(name, of: event, words)
            }
        }
        let parts = (said ?? "").split(separator: Self.place, maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let (open, close) = known?.isTitle == true ? ("“", "”") : ("", "")
        guard parts.count == 2 else {
            (before, after, thing) = (parts.first ?? "", "", nil)
            return
        }
        before = parts[0] + open
        after = close + parts[1]
        thing = known ?? TrailNames.Thing(title: words.subject(event.subject), isTitle: false)
    }

    /// An act that is said otherwise by what came of it has a text for each.
    private static func text(of event: Event, _ words: DeskWords) -> WordText? {
        let name = "said_" + templateSpelling(event.act).drop { $0 == "_" }
        let kind =
            switch event.act {
            case "PublishStory": event.details["due"] == nil ? nil : "planned"
            case "ConfirmSession": event.details["refused"] == nil ? nil : "refused"
            case "RecordNarration", "PostponeNarration": nil as String?
            default: event.details["kind"]
            }
        return kind.flatMap { words.texts["\(name)_\(templateSpelling($0))"] } ?? words.texts[name]
    }

    private static func detail(_ name: String, of event: Event, _ words: DeskWords) -> String {
        guard let value = event.details.first(where: { templateSpelling($0.key) == name })?.value else { return "" }
        if name == "from" || name == "to", let stage = Stage(rawValue: value) { return words[stage] }
        if name == "role", let role = Role(rawValue: value) { return words[role] }
        return String(value.prefix(200))
    }

    var text: String { before + (thing?.title ?? "") + after }
}

extension DeskWords {
    /// What has no name of its own: `front`, `statement:0190…`.
    func subject(_ subject: String) -> String {
        let kind = String(subject.prefix { $0 != ":" })
        let text = self["thing_\(templateSpelling(kind))"]
        return text.isEmpty ? kind : text
    }
}
