import Foundation
import GRDB
import Newsroom
import Rendering

/// What is remembered of a mirror between exports: its files, and what each was made from. It lies with the newsroom's data and is no
/// part of the mirror.
///
/// A file's row is there before the file is, so that whatever happens nothing is forgotten that would have to be removed some day.
struct MirrorState: Sendable {
    private let queue: DatabaseQueue

    /// - Throws: `MirrorFailure` where the file is no state of a mirror that this program can read.
    init(file: String) throws {
        var configuration = Configuration()
        configuration.label = "mirror"
        configuration.journalMode = .wal
        configuration.prepareDatabase { database in
            // Indexes are made anew at the end, by sorting, which takes as much memory again.
            try database.execute(sql: "PRAGMA mmap_size = 0; PRAGMA temp_store = FILE; PRAGMA cache_size = -4096")
        }
        do {
            queue = try DatabaseQueue(path: file, configuration: configuration)
            try queue.write { try $0.execute(sql: Self.schema) }
        } catch {
            throw MirrorFailure("\(file) cannot be used: \(error). It may be removed: then everything is exported again")
        }
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS marks (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS files (
            id INTEGER PRIMARY KEY, part INTEGER NOT NULL, path TEXT NOT NULL, weak INTEGER, generation INTEGER NOT NULL,
            standing INTEGER NOT NULL, bytes INTEGER, digest BLOB, until INTEGER, UNIQUE (part, path));
        CREATE INDEX IF NOT EXISTS files_open ON files (standing, id) WHERE standing <> 1;
        CREATE INDEX IF NOT EXISTS files_until ON files (until) WHERE until IS NOT NULL;
        CREATE INDEX IF NOT EXISTS files_weak ON files (weak) WHERE weak IS NOT NULL;
        CREATE TABLE IF NOT EXISTS reads (file INTEGER NOT NULL, subject INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS spans (file INTEGER NOT NULL, list INTEGER NOT NULL, upper BLOB NOT NULL, lower BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS places (thing INTEGER PRIMARY KEY, place BLOB NOT NULL, file INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS parts (
            number INTEGER PRIMARY KEY, isDirty INTEGER NOT NULL, digest BLOB, bytes INTEGER NOT NULL, files INTEGER NOT NULL);
        """

    /// What finds the files that a change meets. While everything is made they would cost more than they bring.
    private static let indexes = [
        ("reads_subject", "reads (subject, file)"), ("reads_file", "reads (file)"), ("spans_list", "spans (list, upper, lower, file)"),
        ("spans_file", "spans (file)"), ("places_file", "places (file)"),
    ]

    // MARK: Marks

    enum Mark: String {
        /// What everything depends on that no change names.
        case fingerprint
        /// The newest change that is in the files.
        case change
        /// By which that change can be told from another one with its number.
        case stamp
        case serial
        /// Each time when everything is made again has its number.
        case generation
        /// Whether everything is being made.
        case isWhole
        /// The subjects that every page reads, by their numbers.
        case common
    }

    func mark(_ mark: Mark) throws -> String? {
        try queue.read { try String.fetchOne($0, sql: "SELECT value FROM marks WHERE name = ?", arguments: [mark.rawValue]) }
    }

    func number(_ mark: Mark) throws -> Int { try self.mark(mark).flatMap { Int($0) } ?? 0 }

    func set(_ marks: [Mark: String]) throws { try queue.write { try Self.set(marks, $0) } }

    private static func set(_ marks: [Mark: String], _ database: Database) throws {
        for (mark, value) in marks {
            try database.execute(sql: "INSERT OR REPLACE INTO marks (name, value) VALUES (?, ?)", arguments: [mark.rawValue, value])
        }
    }

    // MARK: Making everything

    /// Begins to make everything: what is not found on the way is no part of the mirror any longer.
    func beginWhole(_ marks: [Mark: String]) throws {
        try queue.write { database in
            for (name, _) in Self.indexes { try database.execute(sql: "DROP INDEX IF EXISTS \(name)") }
            try database.execute(sql: "DELETE FROM reads; DELETE FROM spans; DELETE FROM places; UPDATE parts SET isDirty = 1")
            try Self.set(marks, database)
        }
    }

    func endWhole(generation: Int) throws {
        try queue.write { database in
            for (name, columns) in Self.indexes { try database.execute(sql: "CREATE INDEX IF NOT EXISTS \(name) ON \(columns)") }
            try database.execute(sql: "UPDATE files SET standing = 2 WHERE generation < ?", arguments: [generation])
            try Self.set([.isWhole: "no"], database)
        }
    }

    // MARK: Files

    struct File: Sendable {
        let id: Int64
        let path: MirrorPath
        /// As it lies in the folder; nil for one that has not been made yet.
        let bytes: Int?
        let digest: SHA256?
    }

    /// Files that are to be made, in the order in which they were found. The index is of what does not stand, and SQLite wants that
    /// said in its words.
    func waiting(after id: Int64, limit: Int) throws -> [File] {
        try queue.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT id, path, bytes, digest FROM files WHERE standing = 0 AND standing <> 1 AND id > ? ORDER BY id LIMIT ?",
                arguments: [id, limit]
            ).compactMap(Self.file)
        }
    }

    /// Files that are to be removed.
    func doomed(limit: Int) throws -> [File] {
        try queue.read { database in
            try Row.fetchAll(
                database, sql: "SELECT id, path, bytes, digest FROM files WHERE standing = 2 AND standing <> 1 ORDER BY id LIMIT ?",
                arguments: [limit]
            ).compactMap(Self.file)
        }
    }

    private static func file(_ row: Row) -> File? {
        let path: String = row[1]
        let digest: Data? = row[3]
        return MirrorPath(path).map { File(id: row[0], path: $0, bytes: row[2], digest: digest.flatMap { SHA256(bytes: Array($0)) }) }
    }

    /// Notes files that are wanted: those that are there already stay as they are.
    func want(_ paths: [MirrorPath], generation: Int) throws {
        guard !paths.isEmpty else { return }
        try queue.write { try Self.want(paths, generation, $0) }
    }

    private static func want(_ paths: [MirrorPath], _ generation: Int, _ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO files (part, path, weak, generation, standing) VALUES (?, ?, ?, ?, 0)
                ON CONFLICT (part, path) DO UPDATE SET
                    standing = CASE WHEN generation < excluded.generation OR standing = 2 THEN 0 ELSE standing END,
                    generation = excluded.generation
                WHERE generation < excluded.generation OR standing = 2
                """)
        for path in paths {
            try statement.execute(
                arguments: [path.manifestPart, path.text, path.isWeak ? Key.link(path) : nil, generation])
        }
    }

    /// What became of a file that was to be made.
    struct Outcome: Sendable {
        let file: File
        /// Nil where there is nothing at its address.
        var standing: (bytes: Int, digest: SHA256)?
        var until: Date?
        /// Subjects, and files that are there only as long as something leads to them, by their numbers.
        var reads: Set<Int64> = []
        var spans: [ListSpan] = []
        var place: (thing: Int64, place: Newsroom.Cursor)?
        /// What it leads to.
        var links: Set<MirrorPath> = []
    }

    /// Keeps what became of files, and what they lead to.
    ///
    /// - Parameter collects: whether files are to go that only these led to. While everything is made that is found at its end.
    func keep(_ outcomes: [Outcome], wanting new: [MirrorPath], generation: Int, collects: Bool) throws {
        try queue.write { database in
            var left: Set<Int64> = []
            for outcome in outcomes {
                let before = collects ? try Self.forget(outcome.file.id, database) : []
                if let standing = outcome.standing {
                    try Self.keep(outcome, standing, database)
                    left.formUnion(before.subtracting(outcome.reads))
                } else {
                    try database.cachedStatement(sql: "UPDATE files SET standing = 2 WHERE id = ?").execute(arguments: [outcome.file.id])
                    left.formUnion(before)
                }
            }
            try Self.want(new, generation, database)
            if collects { try Self.collect(left, database) }
        }
    }

    private static func keep(_ outcome: Outcome, _ standing: (bytes: Int, digest: SHA256), _ database: Database) throws {
        let file = outcome.file
        try database.cachedStatement(sql: "UPDATE files SET standing = 1, bytes = ?, digest = ?, until = ? WHERE id = ?").execute(
            arguments: [standing.bytes, Data(standing.digest.bytes), outcome.until.map { Int64($0.timeIntervalSince1970 * 1000) }, file.id])
        if file.digest != standing.digest || file.bytes != standing.bytes { try soil(file.path.manifestPart, database) }
        let reads = try database.cachedStatement(sql: "INSERT INTO reads (file, subject) VALUES (?, ?)")
        for subject in outcome.reads { try reads.execute(arguments: [file.id, subject]) }
        let spans = try database.cachedStatement(sql: "INSERT INTO spans (file, list, upper, lower) VALUES (?, ?, ?, ?)")
        for span in outcome.spans {
            try spans.execute(
                arguments: [
                    file.id, Key.subject(span.list), span.upper.map { Key.place($0) } ?? Key.newest,
                    span.lower.map { Key.place($0) } ?? Key.oldest,
                ])
        }
        if let (thing, place) = outcome.place {
            try database.cachedStatement(sql: "INSERT OR REPLACE INTO places (thing, place, file) VALUES (?, ?, ?)").execute(
                arguments: [thing, Key.place(place), file.id])
        }
    }

    /// Takes back what a file was made from, and returns it.
    private static func forget(_ file: Int64, _ database: Database) throws -> Set<Int64> {
        let read = try database.cachedStatement(sql: "SELECT subject FROM reads WHERE file = ?")
        let reads = try Set(Int64.fetchAll(read, arguments: [file]))
        for table in ["reads", "spans", "places"] {
            try database.cachedStatement(sql: "DELETE FROM \(table) WHERE file = ?").execute(arguments: [file])
        }
        return reads
    }

    /// Gives up files to which nothing leads any longer, and those to which only they led.
    private static func collect(_ left: Set<Int64>, _ database: Database) throws {
        var left = left
        while let link = left.popFirst() {
            let lookUp = try database.cachedStatement(sql: "SELECT id FROM files WHERE weak = ? AND standing <> 2")
            for file in try Int64.fetchAll(lookUp, arguments: [link]) {
                let isLed = try database.cachedStatement(sql: "SELECT 1 FROM reads WHERE subject = ? LIMIT 1")
                guard try Int.fetchOne(isLed, arguments: [link]) == nil else { continue }
                left.formUnion(try forget(file, database))
                try database.cachedStatement(sql: "UPDATE files SET standing = 2 WHERE id = ?").execute(arguments: [file])
            }
        }
    }

    /// Forgets files that have been removed.
    func remove(_ files: [File]) throws {
        guard !files.isEmpty else { return }
        try queue.write { database in
            for file in files {
                try database.execute(sql: "DELETE FROM files WHERE id = ? AND standing = 2", arguments: [file.id])
                if file.bytes == nil { continue }
                try Self.soil(file.path.manifestPart, database)
            }
        }
    }

    private static func soil(_ part: Int, _ database: Database) throws {
        try database.cachedStatement(
            sql: "INSERT INTO parts (number, isDirty, bytes, files) VALUES (?, 1, 0, 0) ON CONFLICT (number) DO UPDATE SET isDirty = 1"
        ).execute(arguments: [part])
    }

    /// Notes the files that a part of a manifest says are there.
    func adopt(_ part: ManifestPart) throws {
        try queue.write { database in
            try Self.soil(part.number, database)
            for file in part.files {
                try database.execute(
                    sql: """
                        INSERT INTO files (part, path, weak, generation, standing) VALUES (?, ?, ?, 0, 1)
                        ON CONFLICT (part, path) DO NOTHING
                        """,
                    arguments: [file.path.manifestPart, file.path.text, file.path.isWeak ? Key.link(file.path) : nil])
            }
        }
    }

    /// Forgets what the files hold, so that each is written again.
    func distrust() throws {
        try queue.write { try $0.execute(sql: "UPDATE files SET bytes = NULL, digest = NULL") }
    }

    // MARK: What a change meets

    /// Makes the files wait that were made from one of these subjects, or of a list at one of these places, or hold no longer.
    func renew(subjects: Set<Int64>, lists: [(list: Int64, places: [Newsroom.Cursor]?)]) throws {
        try queue.write { database in
            let bySubject = try database.cachedStatement(
                sql: "UPDATE files SET standing = 0 WHERE standing = 1 AND id IN (SELECT file FROM reads WHERE subject = ?)")
            for subject in subjects { try bySubject.execute(arguments: [subject]) }
            let byList = try database.cachedStatement(
                sql: "UPDATE files SET standing = 0 WHERE standing = 1 AND id IN (SELECT file FROM spans WHERE list = ?)")
            let byPlace = try database.cachedStatement(
                sql: """
                    UPDATE files SET standing = 0 WHERE standing = 1
                        AND id IN (SELECT file FROM spans WHERE list = ? AND upper > ? AND lower <= ?)
                    """)
            for (list, places) in lists {
                guard let places else {
                    try byList.execute(arguments: [list])
                    continue
                }
                for place in places { try byPlace.execute(arguments: [list, Key.place(place), Key.place(place)]) }
            }
        }
    }

    func renew(endingBy now: Date) throws {
        try queue.write {
            try $0.execute(
                sql: "UPDATE files SET standing = 0 WHERE until <= ? AND standing = 1", arguments: [Int64(now.timeIntervalSince1970 * 1000)]
            )
        }
    }

    /// Where a story or statement stood in lists when its page was made last.
    func place(of thing: Int64) throws -> Newsroom.Cursor? {
        try queue.read { try Data.fetchOne($0, sql: "SELECT place FROM places WHERE thing = ?", arguments: [thing]) }.flatMap(Key.cursor)
    }

    // MARK: The manifest

    func dirtyParts() throws -> [Int] {
        try queue.read { try Int.fetchAll($0, sql: "SELECT number FROM parts WHERE isDirty = 1 ORDER BY number") }
    }

    func files(inPart number: Int) throws -> ManifestPart {
        try queue.read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT id, path, bytes, digest FROM files WHERE part = ? AND standing = 1 ORDER BY path",
                arguments: [number])
            return ManifestPart(
                number: number,
                files: rows.compactMap(Self.file).compactMap { file in
                    guard let bytes = file.bytes, let digest = file.digest else { return nil }
                    return ManifestPart.File(path: file.path, bytes: bytes, digest: digest)
                })
        }
    }

    func keep(_ part: ManifestIndex.Part) throws {
        try queue.write {
            try $0.execute(
                sql: "UPDATE parts SET isDirty = 0, digest = ?, bytes = ?, files = ? WHERE number = ?",
                arguments: [Data(part.digest.bytes), part.bytes, part.files, part.number])
        }
    }

    func parts() throws -> [ManifestIndex.Part] {
        try queue.read { database in
            try Row.fetchAll(database, sql: "SELECT number, digest, bytes, files FROM parts WHERE files > 0 ORDER BY number").compactMap {
                row in
                let digest: Data? = row[1]
                return digest.flatMap { SHA256(bytes: Array($0)) }.map {
                    ManifestIndex.Part(number: row[0], digest: $0, bytes: row[2], files: row[3])
                }
            }
        }
    }

    func close() { try? queue.close() }
}

/// How subjects, links and places stand in the database.
enum Key {
    static func subject(_ subject: Subject) -> Int64 { number(of: subject.text) }

    static func link(_ path: MirrorPath) -> Int64 { number(of: "link:" + path.text) }

    /// FNV-1a, mixed. Two that have one number make a file be made once more than it must.
    private static func number(of text: String) -> Int64 {
        var hash = FNV1a(text).value
        hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
        return Int64(bitPattern: hash ^ hash >> 29)
    }

    static let newest = Data(repeating: 0xFF, count: 25)
    static let oldest = Data()

    /// Bytes in the order of the places.
    static func place(_ cursor: Newsroom.Cursor) -> Data {
        let position = UInt64(bitPattern: cursor.position) ^ 1 << 63
        return withUnsafeBytes(of: position.bigEndian) { Data($0) } + withUnsafeBytes(of: cursor.id.uuid) { Data($0) }
    }

    static func cursor(_ data: Data) -> Newsroom.Cursor? {
        let bytes = Array(data)
        guard bytes.count == 24 else { return nil }
        let position = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } ^ 1 << 63
        let id = bytes[8...].withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) }
        return Newsroom.Cursor(position: Int64(bitPattern: position), id: UUID(uuid: id))
    }
}
