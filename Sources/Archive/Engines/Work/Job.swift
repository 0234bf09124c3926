/// A caller's body, and the caller who waits for it: exactly one of `acknowledge` and `refuse` ends the wait.
struct Job: Sendable {
    typealias Acknowledgement = @Sendable () -> Void

    /// Runs the body; what comes back gives the caller its result, once that may be told.
    let attempt: @Sendable (any Connection) throws -> Acknowledgement
    let refuse: @Sendable (any Error) -> Void

    init<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result, _ caller: CheckedContinuation<Result, any Error>
    ) {
        attempt = { connection in
            let result = try body(connection)
            return { caller.resume(returning: result) }
        }
        refuse = { caller.resume(throwing: $0) }
    }
}
