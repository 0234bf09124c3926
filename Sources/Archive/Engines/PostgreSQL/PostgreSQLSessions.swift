import Synchronization

/// One session a lane, opened when the lane first works and again after it broke.
final class PostgreSQLSessions: Sendable {
    private let address: PostgreSQLAddress
    private let connections: Mutex<[PostgreSQLConnection?]>
    private let isSchemaMade = Atomic(false)

    init(_ address: PostgreSQLAddress, lanes: Int) {
        self.address = address
        connections = Mutex(Array(repeating: nil, count: lanes))
    }

    /// Calls `work` with the lane's session; where there can be none, all jobs are refused.
    func use(_ lane: Int, _ jobs: [Job], _ work: (PostgreSQLConnection) -> Void) {
        do {
            let connection = try connection(lane)
            work(connection)
            if !connection.isUsable { connections.withLock { $0[lane] = nil } }
        } catch {
            for job in jobs { job.refuse(error) }
        }
    }

    func end() {
        connections.withLock { connections in
            for lane in connections.indices { connections[lane] = nil }
        }
    }

    private func connection(_ lane: Int) throws -> PostgreSQLConnection {
        if let connection = connections.withLock({ $0[lane] }), connection.isStillOpen { return connection }
        if !isSchemaMade.load(ordering: .acquiring) {
            try PostgreSQLSession.makeSchema(address)
            isSchemaMade.store(true, ordering: .releasing)
        }
        let connection = try PostgreSQLSession.open(address)
        connections.withLock { $0[lane] = connection }
        return connection
    }
}
