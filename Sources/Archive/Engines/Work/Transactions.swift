import Synchronization

/// What an engine's connection must be able to do so that the two functions below can run bodies on it.
protocol TransactionalConnection: Connection {
    /// The first statement that failed since the transaction, or its part, began: nothing after it counts.
    var failure: EngineError? { get }
    /// False once an error has made the engine undo the whole transaction, or has broken the connection.
    var isInTransaction: Bool { get }

    func beginReading() throws
    func beginWriting() throws
    /// Begins a part that can be undone by itself.
    func beginPart() throws
    /// Checks every constraint that was put off, so that a later commit cannot fail for this part's sake, and keeps the part.
    func keepPart() throws
    func undoPart() throws
    func commit() throws
    /// Ends whatever is under way. What cannot be ended makes the connection unusable, which its next use finds out.
    func rollback()
}

extension Connection {
    /// Does something whole or not at all, inside the transaction that is under way.
    func asPart<Result>(_ body: () throws -> Result) throws -> Result {
        guard let connection = self as? any TransactionalConnection else { return try body() }
        try connection.beginPart()
        do {
            let result = try body()
            if let failure = connection.failure { throw failure }
            try connection.keepPart()
            return result
        } catch {
            try connection.undoPart()
            throw error
        }
    }
}

/// Runs one body in a transaction that only reads.
func read(_ job: Job, on connection: any TransactionalConnection) {
    do {
        try connection.beginReading()
        let acknowledge = try attempt(job, on: connection)
        // Nothing hangs on how reading ends, so the caller need not wait for it.
        acknowledge()
    } catch {
        job.refuse(error)
    }
    connection.rollback()
}

/// Runs the bodies one after the other in one transaction and commits once for all: waiting for the disk is what a write
/// costs most. No caller hears anything before the commit has returned, also no refusal, since a body may have refused
/// because of what an earlier one wrote.
///
/// - Returns: whether there was a commit.
func writeTogether(_ jobs: [Job], on connection: any TransactionalConnection) -> Bool {
    do {
        if jobs.count > 1 {
            try connection.beginWriting()
            if let acknowledgements = attemptAll(jobs, on: connection) {
                for acknowledge in acknowledgements { acknowledge() }
                return true
            }
        }
        try connection.beginWriting()
        let outcomes = try attemptEach(jobs, on: connection)
        let isAnyKept = outcomes.contains { if case .success = $0 { true } else { false } }
        // Without anything to keep, the refusals rest on what was committed before.
        if isAnyKept { try connection.commit() } else { connection.rollback() }
        tell(jobs, outcomes)
        return isAnyKept
    } catch {
        connection.rollback()
        for job in jobs { job.refuse(error) }
        return false
    }
}

/// As if nothing could go wrong, and so without parts that could be undone by themselves: SQLite's full-text index writes what it has
/// gathered into a segment of its own wherever a part begins or ends, and merges those later. Nil where something went wrong, and then
/// nothing was done: bodies are run again, each as a part.
private func attemptAll(_ jobs: [Job], on connection: any TransactionalConnection) -> [Job.Acknowledgement]? {
    do {
        let acknowledgements = try jobs.map { job in
            let acknowledge = try attempt(job, on: connection)
            guard connection.isInTransaction else { throw EngineError.unavailable("The transaction was undone by the database.") }
            return acknowledge
        }
        try connection.commit()
        return acknowledgements
    } catch {
        connection.rollback()
        return nil
    }
}

private func attemptEach(
    _ jobs: [Job], on connection: any TransactionalConnection
) throws -> [Result<Job.Acknowledgement, any Error>] {
    // A lone body is undone by undoing the transaction.
    guard jobs.count > 1 else { return try jobs.map { job in try outcome(connection) { try attempt(job, on: connection) } } }
    return try jobs.map { job in
        try connection.beginPart()
        let outcome = try outcome(connection) {
            let acknowledge = try attempt(job, on: connection)
            try connection.keepPart()
            return acknowledge
        }
        if case .failure = outcome { try connection.undoPart() }
        return outcome
    }
}

/// - Throws: only when the transaction itself was lost, with all that other bodies did in it.
private func outcome(
    _ connection: any TransactionalConnection, _ attempt: () throws -> Job.Acknowledgement
) throws -> Result<Job.Acknowledgement, any Error> {
    let outcome = Result(catching: attempt)
    guard connection.isInTransaction else {
        throw connection.failure ?? EngineError.unavailable("The transaction was undone by the database.")
    }
    return outcome
}

private func attempt(_ job: Job, on connection: any TransactionalConnection) throws -> Job.Acknowledgement {
    let acknowledge = try job.attempt(connection)
    // A body that swallowed a statement's error must not be kept in part.
    if let failure = connection.failure { throw failure }
    return acknowledge
}

private func tell(_ jobs: [Job], _ outcomes: [Result<Job.Acknowledgement, any Error>]) {
    for (job, outcome) in zip(jobs, outcomes) {
        switch outcome {
        case .success(let acknowledge): acknowledge()
        case .failure(let error): job.refuse(error)
        }
    }
}
