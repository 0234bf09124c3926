/// Where positions go in a step: prosemirror-transform's `StepMap`.
package struct StepMap: Hashable, Sendable {
    package struct Range: Hashable, Sendable {
        package var start: Int
        package var oldSize: Int
        package var newSize: Int

        package init(start: Int, oldSize: Int, newSize: Int) {
            self.start = start
            self.oldSize = oldSize
            self.newSize = newSize
        }
    }

    /// To which side a position keeps where something is put in at it.
    package enum Side: Sendable {
        case before, after
    }

    package struct Result: Hashable, Sendable {
        package var position: Int
        /// Whether the token on the position's side was taken out (`deleted`).
        package var isDeleted: Bool
        /// Whether what is before the position and what is after it were both taken out (`deletedAcross`).
        package var isDeletedAcross: Bool

        package init(position: Int, isDeleted: Bool, isDeletedAcross: Bool) {
            self.position = position
            self.isDeleted = isDeleted
            self.isDeletedAcross = isDeletedAcross
        }
    }

    package var ranges: [Range]

    package init(_ ranges: [Range] = []) {
        self.ranges = ranges
    }

    package func map(_ position: Int, _ side: Side = .after) -> Int { result(position, side).position }

    /// `mapResult`.
    package func result(_ position: Int, _ side: Side = .after) -> Result {
        var moved = 0
        for range in ranges {
            guard range.start <= position else { break }
            let end = range.start + range.oldSize
            guard position <= end else {
                moved += range.newSize - range.oldSize
                continue
            }
            let keepsBefore =
                if range.oldSize == 0 { side == .before } else if position == range.start { true } else if position == end { false } else {
                    side == .before
                }
            let isDeleted = range.oldSize > 0 && position != (side == .before ? range.start : end)
            return Result(
                position: range.start + moved + (keepsBefore ? 0 : range.newSize), isDeleted: isDeleted,
                isDeletedAcross: range.oldSize > 0 && position != range.start && position != end)
        }
        return Result(position: position + moved, isDeleted: false, isDeletedAcross: false)
    }
}

extension [StepMap] {
    /// Through all of them, in order.
    package func map(_ position: Int, _ side: StepMap.Side = .after) -> Int { reduce(position) { $1.map($0, side) } }
}
