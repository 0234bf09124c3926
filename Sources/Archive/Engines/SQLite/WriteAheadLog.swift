import CSQLite
import Dispatch
import Synchronization

/// Moves the write-ahead log into the database file while nobody writes. SQLite would do it in the commit that fills the log, and whoever
/// made that one would wait several times as long as all others; and so would who writes next, if it were done right after.
///
/// On the writer's own connection, and nowhere else: in versions before 3.51.3 two connections that move the log one after the other can
/// lose what is committed between them (sqlite.org/wal.html, "The WAL-Reset Bug").
final class WriteAheadLog: Sendable {
    /// Pages from which on it is moved once nobody writes.
    private static let due: Int32 = 1_000
    /// Pages from which on it is moved even where others wait to write: each reader looks through all of it.
    private static let overdue: Int32 = 4_000
    /// Who writes does it several times in a row (a draft, its publication, the picture for links).
    private static let rest = DispatchTimeInterval.milliseconds(50)

    private let pages = Atomic<Int32>(0)
    private let isPlanned = Atomic(false)

    /// Has SQLite say after each commit of this connection how long the log is, in place of moving it.
    ///
    /// - Parameter writer: to be closed before this is let go of.
    func follow(_ writer: OpaquePointer) {
        sqlite3_wal_hook(
            writer,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue().pages.store(pages, ordering: .relaxed)
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// After each write, on the writer's connection: moves the log, or plans to have it moved by `whileIdle`.
    func written(_ writer: OpaquePointer?, whileIdle: @escaping @Sendable () -> Void) {
        let pages = pages.load(ordering: .relaxed)
        guard pages >= Self.due else { return }
        if pages >= Self.overdue { return move(writer) }
        guard !isPlanned.exchange(true, ordering: .relaxed) else { return }
        // Where somebody writes at that moment, the next plan is made after it.
        DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + Self.rest) { [self] in
            isPlanned.store(false, ordering: .relaxed)
            whileIdle()
        }
    }

    /// What cannot be moved now, because somebody reads it, is moved another time: the log is as durable as the file.
    func move(_ writer: OpaquePointer?) {
        var left: Int32 = 0
        var moved: Int32 = 0
        guard sqlite3_wal_checkpoint_v2(writer, nil, SQLITE_CHECKPOINT_PASSIVE, &left, &moved) == SQLITE_OK, left == moved else { return }
        // The next commit begins the log anew.
        pages.store(0, ordering: .relaxed)
    }
}
