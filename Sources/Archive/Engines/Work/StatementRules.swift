/// What neither engine is given, so that both refuse the same.
enum StatementRules {
    private static let transactionWords: Set<String> = [
        "ABORT", "BEGIN", "COMMIT", "END", "RELEASE", "ROLLBACK", "SAVEPOINT", "START",
    ]

    /// Transactions are the engine's: a body that ended its own would acknowledge, or undo, the work of others.
    static func check(_ sql: String) throws {
        guard sql.utf8.contains(where: { $0 > 0x20 }) else { throw EngineError.failed("An empty statement.") }
        let word = sql.utf8.drop { $0 <= 0x20 }.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
        guard !transactionWords.contains(String(decoding: word, as: UTF8.self).uppercased()) else {
            throw EngineError.failed("A body must not begin or end transactions: \(sql.prefix(80))")
        }
    }

    /// The highest number among `$1`, `$2`, …; 0 where there is none.
    static func numberOfParameters(_ sql: String) -> Int {
        let afterSigns = sql.utf8.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false).dropFirst()
        return afterSigns.compactMap { Int(String(decoding: $0.prefix { $0 >= 0x30 && $0 <= 0x39 }.prefix(6), as: UTF8.self)) }.max() ?? 0
    }

    /// Both engines end a text at U+0000 somewhere on its way; SQLite would keep half of it without a word.
    static func check(text: UnsafeBufferPointer<UInt8>) throws {
        guard !text.contains(0) else {
            throw EngineError.unexpectedValue("A text with the character U+0000 cannot be stored.")
        }
    }

    /// SQLite would turn it into null.
    static func check(_ real: Double) throws {
        guard !real.isNaN else { throw EngineError.unexpectedValue("A number that is none (NaN) cannot be stored.") }
    }

    static let oneQueryAtATime = EngineError.failed("A statement was run while a query's rows were being read: read the rows first.")
}
