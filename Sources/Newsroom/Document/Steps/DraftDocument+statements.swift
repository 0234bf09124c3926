/// Statements in a draft: where their marks lie, and the steps that put them there and take them out.
extension DraftDocument {
    /// What is marked, as a range for each stretch of text, in the text's order.
    package var statementRanges: [Statement.ID: [Range<Int>]] {
        var found: [Statement.ID: [Range<Int>]] = [:]
        for (mark, range) in stretches {
            if let statement = mark.statement { found[statement, default: []].append(range) }
        }
        return found
    }

    /// Those that are marked somewhere between two positions.
    package func statements(in range: Range<Int>) -> Set<Statement.ID> {
        Set(stretches.lazy.filter { $0.range.overlaps(range) }.compactMap(\.mark.statement))
    }

    /// The steps after which a statement's mark lies on these ranges and nowhere else.
    package func marking(_ ranges: [Range<Int>], as statement: Statement.ID) throws(StepFault) -> [EditStep] {
        let mark = try DraftMark(json: ["type": "statement", "attrs": ["id": .string("\(statement)")]])
        guard ranges != stretches.filter({ $0.mark == mark }).map(\.range) else { return [] }
        return unmarking(statement) + ranges.map { .addMark(from: $0.lowerBound, to: $0.upperBound, mark) }
    }

    /// The steps after which a statement's mark lies nowhere.
    package func unmarking(_ statement: Statement.ID) -> [EditStep] {
        stretches.filter { $0.mark.statement == statement }.map {
            .removeMark(from: $0.range.lowerBound, to: $0.range.upperBound, $0.mark)
        }
    }

    private var stretches: [(mark: DraftMark, range: Range<Int>)] {
        var found: [(mark: DraftMark, range: Range<Int>)] = []
        Self.find(in: root.content, at: 0, &found)
        return found
    }

    private static func find(in fragment: DraftFragment, at start: Int, _ found: inout [(mark: DraftMark, range: Range<Int>)]) {
        var position = start
        for node in fragment.nodes {
            let end = position + node.size
            if let mark = node.marks.first(where: { $0.kind == .statement }) {
                if let last = found.last, last.mark == mark, last.range.upperBound == position {
                    found[found.count - 1].range = last.range.lowerBound..<end
                } else {
                    found.append((mark, position..<end))
                }
            } else if !node.name.isLeaf {
                find(in: node.content, at: position + 1, &found)
            }
            position = end
        }
    }
}

extension DraftMark {
    /// Nil for a mark of another kind.
    fileprivate var statement: Statement.ID? { kind == .statement ? Statement.ID(value) : nil }
}
