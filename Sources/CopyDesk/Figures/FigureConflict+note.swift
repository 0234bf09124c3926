extension CopyDesk {
    /// Figures that differ from others for the same thing, as notes: what a figure differs from is in its message, and only a person
    /// can tell which of the two is right.
    package static func notes(on conflicts: [FigureConflict]) -> [CopyNote] {
        var seen: Set<FigureConflict> = []
        return conflicts.compactMap { conflict in
            guard let span = conflict.here.span, seen.insert(conflict).inserted else { return nil }
            return CopyNote(
                rule: conflictingFigures, span: span, message: conflict.message, replacement: nil, severity: .warning, key: conflict.key)
        }
    }

    /// The rule of notes on figures that differ: it is in no book.
    package static let conflictingFigures = "figures.conflict"
}

extension FigureConflict {
    fileprivate var message: String {
        let figure = [other.value, other.unit, other.counts].filter { !$0.isEmpty }.joined(separator: " ")
        if other.span != nil { return "Earlier in this text it is \(figure)." }
        let whose = other.source.isEmpty ? "Elsewhere" : "By \(other.source)"
        return "\(whose) it is \(figure)\(other.asOf.map { ", as of \($0)" } ?? "")."
    }

    /// Of the two figures, wherever they stand.
    fileprivate var key: String {
        var key = WordKey()
        for part in [CopyDesk.conflictingFigures, here.value, here.unit, here.counts, other.value, other.source] {
            for scalar in part.unicodeScalars { key.add(scalar.value) }
            key.add(0)
        }
        let digits = String(key.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
