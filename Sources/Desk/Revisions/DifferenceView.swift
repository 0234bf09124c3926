import Newsroom
import Rendering

/// A difference as its template shows it.
struct DifferenceView {
    /// Passages that are the same are shown so far from what changed; those between are folded.
    private static let context = 1

    let names: DifferenceNames
    let words: DeskWords

    // MARK: Passages

    func changes(_ difference: DocumentDifference) -> [TemplateValue] {
        var values: [TemplateValue] = []
        var same: [RevisionLine] = []
        for change in difference.changes {
            if case .same(let line) = change {
                same.append(line)
                continue
            }
            values += fold(same, isFirst: values.isEmpty, isLast: false)
            same = []
            values.append(value(change))
        }
        return values.isEmpty ? [] : values + fold(same, isFirst: false, isLast: true)
    }

    private func fold(_ lines: [RevisionLine], isFirst: Bool, isLast: Bool) -> [TemplateValue] {
        let (head, tail) = (isFirst ? 0 : Self.context, isLast ? 0 : Self.context)
        guard lines.count > head + tail + 1 else { return lines.map(same) }
        let folded = lines[head..<(lines.count - tail)]
        return lines[..<head].map(same) + [
            .fields([.label: .text(words[.passagesSame, count: folded.count]), .folded: .list(folded.map(same)), .isFolded: .bool(true)])
        ] + lines[(lines.count - tail)...].map(same)
    }

    private func same(_ line: RevisionLine) -> TemplateValue { passage(line, "same", [TextRun(text: text(line), change: .same)]) }

    private func value(_ change: DocumentDifference.Change) -> TemplateValue {
        switch change {
        case .same(let line): same(line)
        case .added(let line): passage(line, "added", [TextRun(text: text(line), change: .added)])
        case .removed(let line): passage(line, "removed", [TextRun(text: text(line), change: .removed)])
        case .changed(let old, let new, let runs):
            passage(
                new, "changed", thing(new).map { [TextRun(text: $0 + " ", change: .same)] + runs } ?? runs,
                note: note(old.kind, new.kind))
        case .movedAway(let line): passage(line, "removed", [TextRun(text: text(line), change: .removed)], note: words[.movedAway])
        case .movedHere(let line): passage(line, "added", [TextRun(text: text(line), change: .added)], note: words[.movedHere])
        case .replaced(let old, let new):
            passage(
                new, "changed", [TextRun(text: text(old), change: .removed), TextRun(text: text(new), change: .added)],
                note: words[.replaced])
        }
    }

    private func passage(_ line: RevisionLine, _ weight: String, _ runs: [TextRun], note: String = "") -> TemplateValue {
        .fields([
            .weight: .text(weight), .kind: .text(kind(line.kind)), .runs: .list(self.runs(runs)), .message: .text(note),
            .isFolded: .bool(false),
        ])
    }

    /// `Paragraph → Heading`.
    private func note(_ old: RevisionLine.Kind, _ new: RevisionLine.Kind) -> String {
        old == new ? "" : "\(name(old)) → \(name(new))"
    }

    // MARK: What stands there

    func text(_ line: RevisionLine) -> String {
        let thing = thing(line)
        return [thing ?? "", line.text].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// What a line that is no text shows; nil for text.
    private func thing(_ line: RevisionLine) -> String? {
        switch line.kind {
        case .paragraph, .heading, .quotation, .source, .listItem, .cell: nil
        case .photograph(let id): names.photographs[id] ?? "\(id)"
        case .storyCard(.own(let id)): names.stories[id] ?? "\(id)"
        case .storyCard(.elsewhere(let card)): card.title.isEmpty ? card.url : card.title
        case .background(let id): names.backgrounds[id] ?? "\(id)"
        case .audio(let id): "\(id)"
        case .divider: "⁂"
        }
    }

    /// What is said of a passage besides its text: nothing of a plain paragraph.
    private func kind(_ kind: RevisionLine.Kind) -> String { kind == .paragraph ? "" : name(kind) }

    private func name(_ kind: RevisionLine.Kind) -> String {
        switch kind {
        case .paragraph: words["line_paragraph"]
        case .heading(let level): "\(words["line_heading"]) \(level)"
        case .quotation: words["line_quotation"]
        case .source: words["line_source"]
        case .listItem: words["line_list_item"]
        case .cell: words["line_cell"]
        case .photograph: words["line_photograph"]
        case .storyCard: words["line_story_card"]
        case .background: words["line_background"]
        case .audio: words["line_audio"]
        case .divider: words["line_divider"]
        }
    }

    // MARK: Words

    func runs(_ runs: [TextRun]) -> [TemplateValue] {
        runs.map { run in
            var note = ""
            if case .marked(let added, let removed) = run.change {
                note = (added.map { "+ \(name($0))" } + removed.map { "− \(name($0))" }).joined(separator: ", ")
            }
            return .fields([
                .text: .text(run.text), .isAdded: .bool(run.change == .added), .isRemoved: .bool(run.change == .removed),
                .detail: note.isEmpty ? .none : .text(note),
            ])
        }
    }

    private func name(_ mark: Mark) -> String {
        switch mark {
        case .strong: words["mark_strong"]
        case .emphasis: words["mark_emphasis"]
        case .link(let href): "\(words["mark_link"]) \(href)"
        case .statement: words["mark_statement"]
        case .language(let tag): "\(words["mark_language"]) \(tag)"
        }
    }
}
