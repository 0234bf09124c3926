import Credentials
import Dispatch
import Newsroom

/// Makes and checks hashes of passwords beside everything else: two at a time, and not endlessly many in wait.
actor PasswordWork {
    private static let atOnce = 2
    private static let mostWaiting = 50

    private let queue = DispatchQueue(label: "passwords", qos: .utility, attributes: .concurrent)
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Throws: `NewsroomError.unavailable` where too many wait already, and what making a hash throws.
    func hash(_ password: String) async throws -> PasswordHash {
        try await run { try PasswordHash(of: password) }
    }

    /// A nil hash takes as long and fits nothing.
    func fits(_ password: String, _ hash: PasswordHash?) async throws -> Bool {
        try await run { (hash ?? .ofNobody).fits(password) } && hash != nil
    }

    private func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        if running < Self.atOnce {
            running += 1
        } else {
            guard waiting.count < Self.mostWaiting else {
                throw NewsroomError.unavailable("very many are signing in at this moment: try again in a minute")
            }
            await withCheckedContinuation { waiting.append($0) }
        }
        defer { goOn() }
        let queue = queue
        return try await withCheckedThrowingContinuation { done in
            queue.async { done.resume(with: Swift.Result { try work() }) }
        }
    }

    private func goOn() {
        if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
    }
}
