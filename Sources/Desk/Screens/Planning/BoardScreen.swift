import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// The board: ideas, and what is in work, a column for each stage. What readers see as it stands is off the board.
struct BoardScreen {
    static let routes = [
        Route(.get, "/board", for: .signedIn) { try await BoardScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/board/move", for: .signedIn) { try await BoardScreen(visit: $0, visitor: $1).move() },
    ]

    static let columnLength = 30

    let visit: Visit
    let visitor: Visitor

    private func value(_ name: String) -> String { visit.query[name] ?? visit.form[name] ?? "" }
    private var isMine: Bool { value("whose") == "mine" }

    private struct Column: Sendable {
        /// Nil for ideas.
        var stage: Stage?
        var cards: [(entry: StoryListEntry?, assignment: Assignment?)]
        /// Where the next cards begin; nil where these are all.
        var next: String?
    }

    private func find() async throws -> (columns: [Column], names: StoryNames, sections: [Section]) {
        let slug = value("section")
        return try await visit.desk.archive.read { records in
            let section = try slug.isEmpty ? nil : records.sections.find(slug: slug)?.id
            let columns = try [ideas(in: section, records)] + visit.stages.map { try stories(in: $0, section, records) }
            let cards = columns.flatMap(\.cards)
            let names = try StoryNames(cards.compactMap(\.entry), cards.compactMap(\.assignment), records)
            return (columns, names, try records.sections.all())
        }
    }

    private func ideas(in section: Section.ID?, _ records: Records) throws -> Column {
        let user = visitor.user
        guard !isMine, user.may(.readStories) else { return try ownIdeas(in: section, records) }
        let before = visit.query["idea"].flatMap { Assignment.ID($0) }
        let found = try records.assignments.ideas(in: section, before: before, limit: Self.columnLength + 1)
        return Column(
            cards: found.prefix(Self.columnLength).map { (entry: nil, assignment: $0) },
            next: found.count > Self.columnLength ? found.prefix(Self.columnLength).last.map { "\($0.id)" } : nil)
    }

    /// Those that one has: they stand in one's own list.
    private func ownIdeas(in section: Section.ID?, _ records: Records) throws -> Column {
        let query = AssignmentQuery(order: .upcoming, person: visitor.user.id, section: section)
        let page = try AssignmentList(records).page(query, after: nil, limit: Self.columnLength * 2)
        let ideas = page.items.filter { $0.assignment.story == nil }.prefix(Self.columnLength)
        return Column(cards: ideas.map { (entry: nil, assignment: $0.assignment) })
    }

    private func stories(in stage: Stage, _ section: Section.ID?, _ records: Records) throws -> Column {
        let query = StoryListQuery(
            stage: stage, section: section, people: isMine ? [.account(visitor.user.id)] : [],
            creator: visitor.may(.readStories) ? nil : visitor.user.id, isWaiting: true)
        let before = visit.query[stage.rawValue].flatMap { Int64($0) } ?? .max
        let entries = try records.storyList.entries(query, before: before, limit: Self.columnLength + 1)
        let cards = try entries.prefix(Self.columnLength).map {
            (entry: StoryListEntry?.some($0), assignment: try records.assignments.next(of: $0.id))
        }
        return Column(stage: stage, cards: cards, next: entries.count > Self.columnLength ? cards.last?.entry.map { "\($0.number)" } : nil)
    }

    private func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let (columns, names, sections) = try await find()
        return try visit.screen(
            .board, title: visit.words[.board], status: status,
            [
                .columns: .list(columns.enumerated().map { column($1, at: $0, names) }), .isMine: .bool(isMine),
                .sectionFilter: .text(value("section")),
                .options: Visit.options(sections.map { ($0.slug, $0.name) }, selected: value("section")),
                .fault: fault.map { .text($0) } ?? .none,
            ])
    }

    private func column(_ column: Column, at index: Int, _ names: StoryNames) -> TemplateValue {
        let stages = visit.stages.map(\.rawValue)
        let name = column.stage?.rawValue ?? "idea"
        return .fields([
            .stage: .text(name), .label: .text(column.stage.map { visit.words[$0] } ?? visit.words[.ideas]),
            // An idea goes nowhere but into a draft, and nothing becomes an idea again.
            .before: index > 1 ? .text(stages[index - 2]) : .none, .after: index < stages.count ? .text(stages[index]) : .none,
            .items: .list(column.cards.map { card($0.entry, $0.assignment, names) }), .isEmpty: .bool(column.cards.isEmpty),
            .moreUrl: column.next.map { .text(address(["\(name)": $0])) } ?? .none,
            .topUrl: visit.query[name] == nil ? .none : .text(address([name: ""])),
        ])
    }

    private func card(_ entry: StoryListEntry?, _ assignment: Assignment?, _ names: StoryNames) -> TemplateValue {
        var row = StoryRow(entry: entry, assignment: assignment, names: names, visit: visit).fields
        // That readers do not see it yet goes without saying here.
        if case .unpublished? = entry?.publication { row[.state] = TemplateValue.none }
        let moves = BoardMoves(visitor.user, in: visit.stages)
        let item = entry.map { "story:\($0.id)" } ?? assignment.map { "assignment:\($0.id)" } ?? ""
        let places = entry.map { moves.stages(for: $0) } ?? (assignment.map(moves.mayBegin) == true ? [.draft] : [])
        return .fields(
            row.merging([
                .id: .text(item.replacing(":", with: "-")), .item: places.isEmpty ? .none : .text(item),
                .moves: .list(
                    places.map { stage in
                        let label = entry == nil ? visit.words["begin_story"] : visit.words.move(to: stage)
                        return .fields([.value: .text(stage.rawValue), .label: .text(label)])
                    }),
            ]) { $1 })
    }

    private func address(_ changes: [String: String], _ more: [String] = []) -> String {
        let names = ["section", "whose", "idea"] + visit.stages.map(\.rawValue)
        let values = names.compactMap { name -> String? in
            let value = changes[name] ?? value(name)
            return value.isEmpty ? nil : "\(name)=\(PercentCoding.encoded(value))"
        }
        return values.isEmpty && more.isEmpty ? "/board" : "/board?" + (values + more).joined(separator: "&")
    }

    // MARK: Moving

    /// Moves a story to another stage, or begins an idea's, and says truthfully if that is not possible.
    private func move() async throws -> WebAnswer {
        let item = visit.field("item")
        do {
            guard let stage = Stage(rawValue: visit.field("to")) else {
                throw NewsroomError.invalid(field: "stage", reason: "there is none like it")
            }
            let parts = item.split(separator: ":").map(String.init)
            if parts.count == 2, parts[0] == "story", let story = Story.ID(parts[1]) {
                try await visit.perform(MoveStory(story: story, to: stage), as: visitor)
                return .redirect(to: address([:], ["done=moved"]) + "#story-\(story)")
            }
            guard parts.count == 2, parts[0] == "assignment", let id = Assignment.ID(parts[1]), stage == .draft else {
                throw NewsroomError.conflict(visit.words[.ideasBegin])
            }
            let story: Story.ID = visit.desk.identifiers.next()
            try await visit.perform(BeginStory(id, story: story, language: visit.desk.settings.paper.language), as: visitor)
            return .redirect(to: address([:], ["done=begun"]) + "#story-\(story)")
        } catch NewsroomError.notAllowed(let right) {
            return try await show(status: 403, fault: "\(visit.words[.notAllowed]): \(right.inWords)")
        } catch NewsroomError.notAllowedHere(let right) {
            return try await show(status: 403, fault: "\(visit.words[.notAllowed]): \(right.inWords)")
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try await show(status: status, fault: text)
        }
    }
}
