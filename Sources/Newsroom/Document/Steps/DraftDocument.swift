/// A story's document while it is edited: the tree to which the editor's steps are applied, position by position the same as
/// the one in each browser.
///
/// A value that shares what did not change with the values before it: keeping one costs nothing.
package struct DraftDocument: Sendable {
    let root: DraftNode

    /// The most steps that are taken at once.
    package static let mostSteps = 1_000

    private init(root: DraftNode) {
        self.root = root
    }

    /// A document without a block gets an empty paragraph, so that there is somewhere to type.
    package init(_ document: Document) throws(StepFault) {
        try self.init(json: (document.blocks.isEmpty ? Document([.paragraph([])]) : document).jsonValue)
    }

    /// Reads what `json` gave, or what an editor's `doc.toJSON()` did, and checks all of it.
    package init(json: JSONValue) throws(StepFault) {
        let root = try DraftNode(json: json)
        guard root.name == .doc else { throw StepFault("a document begins with doc") }
        try Self.checkLimits(root)
        var check = DraftCheck()
        try check.check(root, before: nil)
        self.root = root
    }

    package init(json text: String) throws(StepFault) {
        do {
            try self.init(json: JSONValue(parsing: text, limits: Self.jsonLimits))
        } catch let fault as StepFault {
            throw fault
        } catch {
            throw StepFault("not JSON, \(error)")
        }
    }

    private static let jsonLimits = JSONValue.Limits(bytes: 2 * DocumentLimits.jsonBytes, depth: 2 * DocumentLimits.depth + 4)

    /// The editor's JSON, every attribute written out.
    package var json: JSONValue { root.json }

    /// The last position.
    package var size: Int { root.content.size }

    /// Applies the steps in order, all or none.
    ///
    /// - Returns: what the nodes that are new point to; whether that is there, only the caller can know.
    @discardableResult
    package mutating func apply(_ steps: [EditStep]) throws(StepFault) -> DraftReferences {
        guard steps.count <= Self.mostSteps else { throw StepFault("more than \(Self.mostSteps) steps at once") }
        var root = root
        for (index, step) in steps.enumerated() {
            do {
                root = try step.apply(to: root)
                try Self.checkLimits(root)
            } catch {
                throw StepFault(step: index, error.reason)
            }
        }
        var check = DraftCheck()
        try check.check(root, before: self.root)
        self = DraftDocument(root: root)
        return check.references
    }

    private static func checkLimits(_ root: DraftNode) throws(StepFault) {
        guard root.height <= DocumentLimits.depth else { throw StepFault("nested more than \(DocumentLimits.depth) deep") }
        guard root.count <= DocumentLimits.nodes else { throw StepFault("more than \(DocumentLimits.nodes) nodes") }
        guard root.bytes <= DocumentLimits.jsonBytes else { throw StepFault("larger than \(DocumentLimits.jsonBytes) bytes") }
    }
}

extension DraftDocument {
    /// The document as it is kept and published. An empty paragraph alone is no document, and tables are evened out: a cell
    /// reaches no further than the table, and a row in which nothing stands is left out.
    package var document: Document {
        get throws(DocumentFault) {
            let blocks = root.content.nodes.compactMap { $0.name == .table ? $0.evened : $0 }
            if blocks.count == 1, blocks[0].name == .paragraph, blocks[0].content.isEmpty { return Document() }
            return try Document(jsonValue: root.copy(DraftFragment(blocks)).json)
        }
    }

    /// The steps that make the document another one: whole blocks are replaced, from the first that differs to the last. Where
    /// somebody types in a block that stays, it goes on.
    package func steps(to document: Document) throws(StepFault) -> [EditStep] {
        let new = try DraftDocument(document).root.content.nodes
        let old = root.content.nodes
        var (start, newEnd, oldEnd) = (0, new.count, old.count)
        while start < newEnd, start < oldEnd, new[start].isSame(as: old[start]) { start += 1 }
        while newEnd > start, oldEnd > start, new[newEnd - 1].isSame(as: old[oldEnd - 1]) {
            newEnd -= 1
            oldEnd -= 1
        }
        guard start < newEnd || start < oldEnd else { return [] }
        let from = old[..<start].reduce(0) { $0 + $1.size }
        let to = old[start..<oldEnd].reduce(from) { $0 + $1.size }
        return [
            .replace(from: from, to: to, slice: DraftSlice(DraftFragment(Array(new[start..<newEnd])), 0, 0), structure: false)
        ]
    }
}

extension DraftNode {
    fileprivate var evened: DraftNode? {
        let grid = DraftGrid(self)
        let rows = grid.rows.enumerated().compactMap { index, row -> DraftNode? in
            guard row.columns > 0 else { return nil }
            let cells = row.node.content.nodes.map { cell in
                let rows = DraftGrid.rows(of: cell, in: grid.rows.count - index)
                return rows == cell.attributes[1].integer
                    ? cell
                    : DraftNode(
                        cell.name, attributes: [cell.attributes[0], .integer(rows)] + cell.attributes[2...], marks: cell.marks,
                        content: cell.content)
            }
            return row.node.copy(DraftFragment(cells))
        }
        return rows.isEmpty ? nil : copy(DraftFragment(rows))
    }

    /// Letter by letter; `==` of Swift's texts would take two spellings of an accented letter for one.
    fileprivate func isSame(as other: DraftNode) -> Bool {
        self === other
            || size == other.size && bytes == other.bytes && name == other.name && json.bytes() == other.json.bytes()
    }
}
