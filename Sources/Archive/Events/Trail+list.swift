import Foundation
import Newsroom

extension Trail {
    /// At most `limit` events, the newest first, those below a number.
    package func entries(_ query: TrailQuery, before number: Int64 = .max, limit: Int) throws -> [TrailEntry] {
        guard let numbers = try numbers(of: query), numbers.upperBound > 0 else { return [] }
        var arguments: [SQLValue] = [.integer(min(number, numbers.upperBound)), .integer(numbers.lowerBound)]
        var conditions = ["number < $1", "number >= $2"]
        func add(_ condition: String, _ value: SQLValue) {
            arguments.append(value)
            conditions.append("\(condition) $\(arguments.count)")
        }
        if let subject = query.subject { add("subject =", .text(subject)) }
        // Of what narrows the list, the index of the narrowest is walked along.
        let isNarrow = query.subject != nil
        if let account = query.account { add("\(column("actor", isLead: !isNarrow)) =", .id(account)) }
        if let act = query.act { add("\(column("act", isLead: !isNarrow)) =", .text(act)) }
        // Clocks are set, and acts that wait for each other are not always numbered in the order of their times.
        if let from = query.from { add("\(column("occurred_at", isLead: false)) >=", .date(from)) }
        if let until = query.until { add("\(column("occurred_at", isLead: false)) <", .date(until)) }
        return try connection.rows(
            """
            SELECT \(Self.columns) FROM events WHERE \(conditions.joined(separator: " AND "))
            ORDER BY number DESC LIMIT $\(arguments.count + 1)
            """, arguments + [.int(limit)]
        ) { row in
            let found = try event(row)
            return TrailEntry(number: found.number, event: found.event, seal: found.seal)
        }
    }

    /// SQLite has no statistics to choose an index by: a sign before a column takes its index out of the choice.
    private func column(_ name: String, isLead: Bool) -> String { isLead || connection.dialect != .sqlite ? name : "+\(name)" }

    /// Between which numbers all events of the query's times stand; nil where there are none.
    private func numbers(of query: TrailQuery) throws -> Range<Int64>? {
        var (first, end) = (Int64(0), Int64.max)
        if let from = query.from {
            guard let found = try number("min", "occurred_at >= $1", "occurred_at, number", from) else { return nil }
            first = found
        }
        if let until = query.until {
            guard let found = try number("max", "occurred_at < $1", "occurred_at DESC, number DESC", until) else { return nil }
            end = found + 1
        }
        return first < end ? first..<end : nil
    }

    private func number(_ which: String, _ condition: String, _ order: String, _ time: Date) throws -> Int64? {
        try connection.row(
            """
            SELECT \(which)(number) FROM (SELECT number FROM events WHERE \(condition) ORDER BY \(order) LIMIT \(Self.mostOutOfOrder)) AS near
            """, [.date(time)]
        ) { $0.isNull(0) ? nil : try $0.integer(0) } ?? nil
    }

    /// Events around a time that may be numbered otherwise than they happened.
    private static let mostOutOfOrder = 1_000
}
