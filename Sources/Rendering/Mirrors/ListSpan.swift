import Foundation
package import Newsroom

/// A stretch of a list that a page was made from: what comes into the list or goes from it elsewhere leaves the page as it is.
package struct ListSpan: Hashable, Sendable {
    package let list: Subject
    /// The newest place that is no longer in it; nil where it begins with the list.
    package let upper: Cursor?
    /// The oldest place in it; nil where it reaches the list's end.
    package let lower: Cursor?

    package init(_ list: Subject, from upper: Cursor?, to lower: Cursor?) {
        self.list = list
        self.upper = upper
        self.lower = lower
    }

    package func holds(_ place: Cursor) -> Bool {
        (upper.map { place < $0 } ?? true) && (lower.map { $0 <= place } ?? true)
    }

    /// Those that touch become one.
    package static func joined(_ spans: Set<ListSpan>) -> [ListSpan] {
        guard spans.count > 1 else { return Array(spans) }
        return Dictionary(grouping: spans, by: \.list).flatMap { list, spans in
            let sorted = spans.sorted { one, other in
                guard let left = one.upper else { return other.upper != nil }
                return other.upper.map { $0 < left } ?? false
            }
            return sorted.reduce(into: [ListSpan]()) { joined, next in
                guard let last = joined.last, last.reaches(next) else { return joined.append(next) }
                let lower = [last.lower, next.lower].contains(nil) ? nil : [last.lower, next.lower].compactMap(\.self).min()
                joined[joined.count - 1] = ListSpan(list, from: last.upper, to: lower)
            }
        }
    }

    /// Of two in their order, newest first.
    private func reaches(_ next: ListSpan) -> Bool {
        guard let lower, let upper = next.upper else { return true }
        return lower <= upper
    }
}

extension Cursor {
    /// The place in a list of editions at a moment: before all that became public in that millisecond.
    static func at(_ moment: Int64) -> Cursor { Cursor(position: moment, id: lowest) }

    private static let lowest = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
}
