/// A database: many readers, one writer at a time, everything durable once acknowledged.
package protocol Engine: Sendable {
    var dialect: Dialect { get }

    /// Reads one consistent state, off the caller's thread.
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result

    /// Runs `body` in one transaction: all of it is kept, or nothing. Returns when it is on disk.
    ///
    /// Transactions are serial: each sees what the ones before it did. Those that wait at the same time may share one
    /// commit; a body that throws undoes its own work only. It may be run twice, once in a transaction that comes to nothing: what it
    /// does elsewhere is not undone.
    @discardableResult
    func write<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result

    /// Ends all connections; calls after it throw `EngineError.unavailable`.
    func close() async
}
