import Dispatch
import Synchronization

/// What one request may cost, its redirects included.
package struct OutboundLimits: Hashable, Sendable {
    package var connectSeconds = 5
    package var seconds = 15
    /// Of the body, unpacked.
    package var bytes = 4 << 20
    /// Of all header fields of one answer.
    package var headerBytes = 64 << 10
    package var redirects = 5

    package init() {}
}

/// The paper's one way out: asks the public internet, and nothing else, without cookies, credentials or a proxy.
///
/// Each address on the way, redirects included, is looked up here, checked by the rule, and handed to a `curl` of its own
/// together with what was found, so that no second look-up can lead elsewhere.
package struct Outbound: Sendable {
    package typealias Resolver = @Sendable (_ name: String) throws(OutboundFailure) -> [NetworkAddress]

    package static let curl = "/usr/bin/curl"

    private let agent: String
    private let rule: OutboundRule
    private let limits: OutboundLimits
    private let resolve: Resolver
    private let curl: String
    private let queue = DispatchQueue(label: "outbound", attributes: .concurrent)

    /// - Parameters:
    ///   - agent: the `User-Agent`, which names the paper.
    ///   - resolve: finds a name's addresses; may block.
    package init(
        agent: String, rule: OutboundRule = .publicInternet, limits: OutboundLimits = OutboundLimits(),
        resolve: @escaping Resolver = { name throws(OutboundFailure) in try SystemResolver.addresses(of: name) },
        curl: String = Outbound.curl
    ) {
        self.agent = agent
        self.rule = rule
        self.limits = limits
        self.resolve = resolve
        self.curl = curl
    }

    /// Gets what is at an address, following its redirects.
    ///
    /// - Parameter accept: media types, as the `Accept` header has them.
    package func get(_ address: String, accept: String) async throws(OutboundFailure) -> OutboundAnswer {
        let headers = ["Accept: \(accept)"]
        return try await inTime { deadline, isCancelled throws(OutboundFailure) in
            var address = try OutboundAddress(address)
            for _ in 0...limits.redirects {
                let answer = try call(address, headers: headers, sends: .nothing, deadline, isCancelled)
                guard answer.isRedirect, let location = answer["location"] else { return answer }
                address = try address.redirected(to: location)
            }
            throw .refused("it redirects more than \(limits.redirects) times")
        }
    }

    /// Sends a form (application/x-www-form-urlencoded). A redirect is an answer like any other.
    package func post(_ address: String, form: [(name: String, value: String)]) async throws(OutboundFailure) -> OutboundAnswer {
        let body = form.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
        return try await post(address, headers: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(body.utf8))
    }

    /// Sends bytes. A redirect is an answer like any other.
    ///
    /// - Parameter headers: names and values without line ends.
    package func post(
        _ address: String, headers: [(name: String, value: String)], body: [UInt8]
    ) async throws(OutboundFailure) -> OutboundAnswer {
        let headers = headers.map { "\($0.name): \($0.value)" } + ["Accept: */*"]
        return try await inTime { deadline, isCancelled throws(OutboundFailure) in
            try call(OutboundAddress(address), headers: headers, sends: .body(body), deadline, isCancelled)
        }
    }

    /// Asks with a method of its own, without a body. A redirect is an answer like any other.
    ///
    /// - Parameters:
    ///   - method: a token such as `PURGE`.
    ///   - headers: names and values without line ends. They may be secret: no list of processes shows them.
    package func ask(
        _ method: String, _ address: String, headers: [(name: String, value: String)]
    ) async throws(OutboundFailure) -> OutboundAnswer {
        let headers = headers.map { "\($0.name): \($0.value)" }
        return try await inTime { deadline, isCancelled throws(OutboundFailure) in
            let sends = CurlCall.Sends.headers(headers, method: method)
            return try call(OutboundAddress(address), headers: ["Accept: */*"], sends: sends, deadline, isCancelled)
        }
    }

    private func call(
        _ address: OutboundAddress, headers: [String], sends: CurlCall.Sends, _ deadline: ContinuousClock.Instant, _ isCancelled: () -> Bool
    ) throws(OutboundFailure) -> OutboundAnswer {
        try rule.check(address)
        let found: [NetworkAddress]
        switch address.host {
        case .address(let number): found = [number]
        case .name(let name): found = try resolve(name)
        }
        try rule.check(found, of: address)
        let call = CurlCall(address: address, at: Array(found.prefix(4)), agent: agent, headers: headers, sends: sends, limits: limits)
        return try call.run(curl, until: deadline, isCancelled)
    }

    /// Runs what blocks on a thread that may; cancelling the task ends it soon.
    private func inTime(
        _ body: @escaping @Sendable (ContinuousClock.Instant, () -> Bool) throws(OutboundFailure) -> OutboundAnswer
    ) async throws(OutboundFailure) -> OutboundAnswer {
        let isCancelled = Flag()
        let seconds = limits.seconds
        let result: Result<OutboundAnswer, OutboundFailure> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async {
                    let deadline = ContinuousClock.now + .seconds(seconds)
                    let answer = Result { () throws(OutboundFailure) in try body(deadline) { isCancelled.isUp } }
                    continuation.resume(returning: answer)
                }
            }
        } onCancel: {
            isCancelled.raise()
        }
        return try result.get()
    }

    /// The form's percent-encoding (URL Standard, section 5.2).
    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x61...0x7A, 0x41...0x5A, 48...57, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "*"):
                return String(Unicode.Scalar(byte))
            default: return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}

private final class Flag: Sendable {
    private let state = Mutex(false)

    var isUp: Bool { state.withLock { $0 } }

    func raise() { state.withLock { $0 = true } }
}
