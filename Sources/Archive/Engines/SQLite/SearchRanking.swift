import CSQLite
import Foundation

/// How well a story fits what is searched for, as a function of the full-text index: Okapi BM25 over its columns (Robertson and Zaragoza,
/// The Probabilistic Relevance Framework, 2009) with k₁ 1.2 and b 0.75, as SQLite's own `bm25` has it.
///
/// That counts for every word, and for every filter, all stories that have it, so that it costs more with each story. Here so many are
/// counted and no more. Where a word has more, what there would be is worked out from how far they reach: an entry's number is the time of
/// its publication.
///
/// `fit(edition_search, first, last)`: between which numbers the entries lie, but for a few. Lower is better.
enum SearchRanking {
    /// Of headline, standfirst, topics and body; a filter's words count nothing.
    private static func weight(_ column: Int32) -> Double {
        switch column {
        case 0: 10
        case 1: 4
        case 2: 3
        case 3: 1
        default: 0
        }
    }

    private static let mostCounted: Int64 = 2_000
    private static let (k1, b) = (1.2, 0.75)

    /// Makes the function known to a connection. False where its SQLite has no FTS5.
    static func register(on handle: OpaquePointer) -> Bool {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nil) == SQLITE_OK else { return false }
        defer { sqlite3_finalize(statement) }
        // SQLite keeps the address of the type's name.
        let type: StaticString = "fts5_api_ptr"
        var found: UnsafeMutablePointer<fts5_api>?
        withUnsafeMutablePointer(to: &found) { pointer in
            let name = UnsafeRawPointer(type.utf8Start).assumingMemoryBound(to: CChar.self)
            if sqlite3_bind_pointer(statement, 1, pointer, name, nil) == SQLITE_OK { sqlite3_step(statement) }
        }
        guard let found, let create = found.pointee.xCreateFunction else { return false }
        return create(found, "fit", nil, { SearchRanking.rank($0, $1, $2, $3, $4) }, nil) == SQLITE_OK
    }

    // MARK: Ranking

    private typealias Interface = UnsafePointer<Fts5ExtensionApi>
    private typealias Values = UnsafeMutablePointer<OpaquePointer?>

    /// The average length of a story, and for each phrase how rare it is; not a number where that was not worked out yet.
    private typealias Known = UnsafeMutablePointer<Double>

    private static func rank(_ api: Interface?, _ context: OpaquePointer?, _ result: OpaquePointer?, _ count: Int32, _ values: Values?) {
        guard let api, let context, let values, count == 2, let known = known(api, context) else {
            return sqlite3_result_error(result, "fit: two numbers are wanted", -1)
        }
        var length: Int32 = 0
        guard api.pointee.xColumnSize(context, -1, &length) == SQLITE_OK else {
            return sqlite3_result_error(result, "fit: the index cannot be read", -1)
        }
        let longer = 1 - b + b * Double(length) / known[0]
        var score = 0.0
        for phrase in 0..<api.pointee.xPhraseCount(context) {
            // Phrase by phrase: nobody needs all their places in one order, which SQLite would have to make.
            var place = Fts5PhraseIter()
            var (column, offset): (Int32, Int32) = (0, 0)
            guard api.pointee.xPhraseFirst(context, phrase, &place, &column, &offset) == SQLITE_OK else {
                return sqlite3_result_error(result, "fit: the index cannot be read", -1)
            }
            var frequency = 0.0
            while column >= 0 {
                frequency += weight(column)
                api.pointee.xPhraseNext(context, &place, &column, &offset)
            }
            guard frequency > 0 else { continue }
            let rarity = known + 1 + Int(phrase)
            if rarity.pointee.isNaN {
                rarity.pointee = Self.rarity(
                    phrase, api, context, first: sqlite3_value_int64(values[0]), last: sqlite3_value_int64(values[1]))
            }
            score += rarity.pointee * frequency * (k1 + 1) / (frequency + k1 * longer)
        }
        sqlite3_result_double(result, -score)
    }

    /// What is worked out once a query, made where it is not there yet.
    private static func known(_ api: Interface, _ context: OpaquePointer) -> Known? {
        if let known = api.pointee.xGetAuxdata(context, 0) { return known.assumingMemoryBound(to: Double.self) }
        let phrases = Int(api.pointee.xPhraseCount(context))
        var (rows, tokens): (Int64, Int64) = (0, 0)
        guard api.pointee.xRowCount(context, &rows) == SQLITE_OK, api.pointee.xColumnTotalSize(context, -1, &tokens) == SQLITE_OK,
            let memory = malloc((phrases + 1) * MemoryLayout<Double>.stride)
        else { return nil }
        let known = memory.bindMemory(to: Double.self, capacity: phrases + 1)
        known[0] = max(1, Double(tokens) / Double(max(1, rows)))
        for phrase in 0..<phrases { known[phrase + 1] = .nan }
        // Where it cannot be kept it is freed at once.
        guard api.pointee.xSetAuxdata(context, memory, { free($0) }) == SQLITE_OK else { return nil }
        return known
    }

    private struct Counting {
        var stories: Int64 = 0
        var last: Int64 = 0
    }

    /// The inverse document frequency; never nothing, so that a word that half of all stories have counts a little.
    private static func rarity(_ phrase: Int32, _ api: Interface, _ context: OpaquePointer, first: Int64, last: Int64) -> Double {
        var rows: Int64 = 0
        var counting = Counting()
        guard api.pointee.xRowCount(context, &rows) == SQLITE_OK else { return least }
        _ = withUnsafeMutablePointer(to: &counting) { counting in
            api.pointee.xQueryPhrase(context, phrase, counting) { api, context, counting in
                guard let api, let counting = counting?.assumingMemoryBound(to: Counting.self) else { return SQLITE_DONE }
                counting.pointee.stories += 1
                counting.pointee.last = api.pointee.xRowid(context)
                return counting.pointee.stories < SearchRanking.mostCounted ? SQLITE_OK : SQLITE_DONE
            }
        }
        var stories = Double(counting.stories)
        if counting.stories >= mostCounted, last > first {
            let reached = (Double(counting.last) - Double(first)) / (Double(last) - Double(first))
            stories = min(Double(rows), stories / min(1, max(reached, stories / Double(rows))))
        }
        return max(least, log((Double(rows) - stories + 0.5) / (stories + 0.5)))
    }

    private static let least = 1e-6
}
