import GRDBSQLite
import Synchronization

/// Moves the write-ahead log into the database file after commits were acknowledged. SQLite would do it in the commit that fills the log,
/// and whoever made that one would wait several times as long as all others.
///
/// On the writer's own connection, and nowhere else: in versions before 3.51.3 two connections that move the log one after the other can
/// lose what is committed between them (sqlite.org/wal.html, "The WAL-Reset Bug").
final class WriteAheadLog: Sendable {
    /// Pages from which on it is moved.
    private static let due: Int32 = 1_000
    private let pages = Atomic<Int32>(0)

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

    /// What cannot be moved now, because somebody reads it, is moved another time: the log is as durable as the file.
    func moveIfLong(_ writer: OpaquePointer?) {
        guard pages.load(ordering: .relaxed) >= Self.due else { return }
        sqlite3_wal_checkpoint_v2(writer, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    }
}
