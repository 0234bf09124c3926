import Dispatch
import Synchronization

/// A fixed number of threads that work off one line of jobs, in order of arrival.
///
/// Databases block: their calls must stay off the threads that Swift's tasks share. Each lane is a serial dispatch queue,
/// which has a thread of its own while it works; a free lane starts at once, alone or not.
final class WorkLanes: Sendable {
    struct Limits {
        var lanes: Int
        /// How many waiting jobs one lane takes at a time.
        var batch = 1
        var waiting = 10_000
        var patience: Duration = .seconds(10)
    }

    private struct State {
        var line = WaitingLine<Job>()
        var idle: [Int]
        var isSweepPlanned = false
        var isClosed = false
        var afterLastJob: [CheckedContinuation<Void, Never>] = []
    }

    private enum Admission {
        case started(lane: Int)
        case waiting(sweep: Bool)
        case refused(EngineError)
    }

    private let limits: Limits
    private let queues: [DispatchQueue]
    private let timer: DispatchQueue
    private let state: Mutex<State>
    private let work: @Sendable (_ lane: Int, _ jobs: [Job]) -> Void

    init(label: String, limits: Limits, work: @escaping @Sendable (_ lane: Int, _ jobs: [Job]) -> Void) {
        self.limits = limits
        self.work = work
        queues = (0..<limits.lanes).map { DispatchQueue(label: "\(label).\($0)") }
        timer = DispatchQueue(label: "\(label).timer")
        state = Mutex(State(idle: Array((0..<limits.lanes).reversed())))
    }

    /// Runs `body` on a lane. A task that is cancelled meanwhile gets its result all the same: half of a save helps nobody.
    ///
    /// - Throws: what `body` throws; `EngineError.unavailable` after `close()`, when the line is full, or when the job has
    ///   waited longer than a caller's patience without being started.
    func run<Result: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { submit(Job(body, $0)) }
    }

    /// Has an idle lane do `work`, which nobody waits for: jobs that come meanwhile do, and `close()` does.
    ///
    /// - Returns: false where no lane is idle or the lanes are closed; `work` is not done then.
    @discardableResult
    func whileIdle(_ work: @escaping @Sendable () -> Void) -> Bool {
        guard let lane = state.withLock({ $0.isClosed ? nil : $0.idle.popLast() }) else { return false }
        queues[lane].async {
            work()
            self.workOff(self.next(lane: lane), lane: lane)
        }
        return true
    }

    /// Refuses further jobs and returns when those already accepted have ended.
    func close() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                state.isClosed = true
                if state.idle.count == limits.lanes { return true }
                state.afterLastJob.append(continuation)
                return false
            }
            if isIdle { continuation.resume() }
        }
    }

    private func submit(_ job: Job) {
        switch admit(job) {
        case .started(let lane): queues[lane].async { self.workOff([job], lane: lane) }
        case .waiting(let sweep): if sweep { planSweep() }
        case .refused(let error): job.refuse(error)
        }
    }

    private func admit(_ job: Job) -> Admission {
        state.withLock { state in
            if state.isClosed { return .refused(.unavailable("The database has been closed.")) }
            if let lane = state.idle.popLast() { return .started(lane: lane) }
            guard state.line.count < limits.waiting else {
                return .refused(.unavailable("\(limits.waiting) calls wait for the database already."))
            }
            state.line.add(job, deadline: .now + limits.patience)
            defer { state.isSweepPlanned = true }
            return .waiting(sweep: !state.isSweepPlanned)
        }
    }

    private func workOff(_ jobs: [Job], lane: Int) {
        var jobs = jobs
        while !jobs.isEmpty {
            work(lane, jobs)
            jobs = next(lane: lane)
        }
    }

    /// The jobs that the lane does next; none, and the lane is idle from now on.
    private func next(lane: Int) -> [Job] {
        let (jobs, closers) = state.withLock { state -> ([Job], [CheckedContinuation<Void, Never>]) in
            let jobs = state.line.take(atMost: limits.batch)
            guard jobs.isEmpty else { return (jobs, []) }
            state.idle.append(lane)
            guard state.idle.count == limits.lanes else { return ([], []) }
            defer { state.afterLastJob = [] }
            return ([], state.afterLastJob)
        }
        for closer in closers { closer.resume() }
        return jobs
    }

    /// One look at the line is planned at a time, for the moment when the patience of the first in it ends.
    private func planSweep() {
        let wait = state.withLock { state -> Duration? in
            guard let deadline = state.line.firstDeadline else {
                state.isSweepPlanned = false
                return nil
            }
            return max(.milliseconds(1), deadline - .now)
        }
        guard let wait else { return }
        let milliseconds = Int(wait.components.seconds * 1000 + wait.components.attoseconds / 1_000_000_000_000_000)
        timer.asyncAfter(deadline: .now() + .milliseconds(milliseconds + 1)) { [weak self] in self?.sweep() }
    }

    private func sweep() {
        let expired = state.withLock { $0.line.takeExpired(at: .now) }
        for job in expired { job.refuse(EngineError.unavailable("The database was busy for longer than \(limits.patience).")) }
        planSweep()
    }
}
