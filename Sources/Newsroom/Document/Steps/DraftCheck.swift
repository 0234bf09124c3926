/// Checks what a batch of steps made anew: every node that is not shared with the tree before, by all rules of the schema.
///
/// In the middle of a batch the editor's rules let more stand than ours do (a story card without a title, say); at its end all
/// hold. Only the rows of tables may still be uneven, since two people can each take away a row or a column at the same time
/// and neither is wrong: `DraftDocument.document` evens them out.
struct DraftCheck {
    private(set) var references = DraftReferences()

    mutating func check(_ new: DraftNode, before old: DraftNode?) throws(StepFault) {
        guard new !== old else { return }
        guard new.name.accepts(new.content.nodes) else { throw StepFault("this may not stand in \(new.name.rawValue)") }
        try checkOwn(new)
        if new.name == .table { try checkGrid(new) }
        let (fresh, former) = Self.apart(new.content.nodes, old?.content.nodes ?? [])
        guard fresh.count != 1 || former.count != 1 else {
            for (child, before) in zip(fresh, former) { try check(child, before: before) }
            return
        }
        let known = Set(former.map { ObjectIdentifier($0) })
        for child in fresh where !known.contains(ObjectIdentifier(child)) { try check(child, before: nil) }
    }

    /// What is left of two lists without the same beginning and the same end.
    private static func apart(_ new: [DraftNode], _ old: [DraftNode]) -> (ArraySlice<DraftNode>, ArraySlice<DraftNode>) {
        var (start, newEnd, oldEnd) = (0, new.count, old.count)
        while start < newEnd, start < oldEnd, new[start] === old[start] { start += 1 }
        while newEnd > start, oldEnd > start, new[newEnd - 1] === old[oldEnd - 1] {
            newEnd -= 1
            oldEnd -= 1
        }
        return (new[start..<newEnd], old[start..<oldEnd])
    }

    private mutating func checkOwn(_ node: DraftNode) throws(StepFault) {
        do {
            switch try DocumentReader().ownRules(of: node.name, node.leafMembers) {
            case .photograph(let use): references.photographs.insert(use.photograph)
            case .background(let background): references.backgrounds.insert(background)
            case .audio(let recording): references.recordings.insert(recording)
            case .storyCard(.elsewhere(let card)): if let picture = card.picture { references.photographs.insert(picture) }
            default: break
            }
        } catch {
            throw StepFault("\(node.name.rawValue): \(error)")
        }
    }

    private func checkGrid(_ table: DraftNode) throws(StepFault) {
        let grid = DraftGrid(table)
        guard grid.rows.count <= DocumentLimits.tableRows else { throw StepFault("a table has more than \(DocumentLimits.tableRows) rows") }
        guard grid.rows.allSatisfy({ $0.columns <= DocumentLimits.tableColumns }) else {
            throw StepFault("a table has more than \(DocumentLimits.tableColumns) columns")
        }
    }
}

/// What the nodes that steps brought in point to: it must be there.
package struct DraftReferences: Hashable, Sendable {
    package var photographs: Set<Photograph.ID> = []
    package var backgrounds: Set<Background.ID> = []
    package var recordings: Set<Recording.ID> = []
}

extension DraftNode {
    /// Those of a node that has no content, or whose content is looked at elsewhere.
    fileprivate var leafMembers: [JSONValue.Member] {
        guard name == .text else { return ownMembers }
        var members = ownMembers
        if !marks.isEmpty { members.append(.init("marks", .array(marks.map(\.json)))) }
        members.append(.init("text", .string(text)))
        return members
    }
}

/// Which cells of a table take which places.
struct DraftGrid {
    struct Row {
        let node: DraftNode
        /// How many columns its cells take, and cells of rows above that reach down.
        var columns = 0
    }

    private(set) var rows: [Row]

    init(_ table: DraftNode) {
        rows = table.content.nodes.map { Row(node: $0) }
        for (index, row) in table.content.nodes.enumerated() {
            for cell in row.content.nodes {
                for reached in index..<(index + Self.rows(of: cell, in: rows.count - index)) {
                    rows[reached].columns += Self.columns(of: cell)
                }
            }
        }
    }

    /// How many rows a cell takes of those that are left.
    static func rows(of cell: DraftNode, in left: Int) -> Int { max(1, min(cell.attributes[1].integer ?? 1, left)) }

    private static func columns(of cell: DraftNode) -> Int { max(0, min(cell.attributes[0].integer ?? 1, DocumentLimits.tableColumns + 1)) }
}
