import Foundation

/// One request by a `curl` of its own, with everything pinned that could lead elsewhere.
struct CurlCall {
    let address: OutboundAddress
    /// The host's addresses, checked.
    let found: [NetworkAddress]
    let agent: String
    let headers: [String]
    let sends: Sends
    let limits: OutboundLimits

    /// What goes to curl by its input.
    enum Sends {
        /// A GET.
        case nothing
        /// A POST.
        case body([UInt8])
        /// A request of another method, without a body.
        case headers([String], method: String)

        var bytes: [UInt8] {
            switch self {
            case .nothing: []
            case .body(let bytes): bytes
            case .headers(let headers, _): Array(headers.map { $0 + "\n" }.joined().utf8)
            }
        }

        var arguments: [String] {
            switch self {
            case .nothing: []
            case .body: ["--data-binary", "@-"]
            case .headers(_, let method): ["--header", "@-", "--request", method]
            }
        }
    }

    init(address: OutboundAddress, at found: [NetworkAddress], agent: String, headers: [String], sends: Sends, limits: OutboundLimits) {
        self.address = address
        self.found = found
        self.agent = agent
        self.headers = headers
        self.sends = sends
        self.limits = limits
    }

    /// Blocks until the answer is there, or it is clear that none comes.
    func run(
        _ program: String, until deadline: ContinuousClock.Instant, _ isCancelled: () -> Bool
    ) throws(OutboundFailure) -> OutboundAnswer {
        let left = deadline - ContinuousClock.now
        guard left > .zero else { throw .unavailable(tookTooLong) }
        let child = try CurlProcess(program, arguments(seconds: left))
        child.send(sends.bytes)
        var output: [UInt8] = []
        var head: Int?
        while let chunk = try child.receive(until: deadline + .seconds(1), isCancelled) {
            output += chunk
            if head == nil { head = OutboundAnswer.headLength(of: output) }
            guard (head ?? output.count) <= limits.headerBytes else {
                throw .refused("its headers have more than \(limits.headerBytes) bytes")
            }
            guard output.count - (head ?? 0) <= limits.bytes else { throw tooLarge }
        }
        let status = child.end()
        guard status == 0 else { throw failure(of: status) }
        guard let answer = OutboundAnswer(address, output) else { throw .unavailable("its answer is not HTTP") }
        return answer
    }

    private func arguments(seconds: Duration) -> [String] {
        let milliseconds = seconds.components.seconds * 1000 + seconds.components.attoseconds / 1_000_000_000_000_000
        var arguments = [
            // No file of settings: must come first.
            "--disable", "--silent", "--globoff", "--include", "--http1.1", "--no-keepalive", "--compressed",
            "--proto", "=http,https", "--max-redirs", "0", "--noproxy", "*", "--tlsv1.2",
            "--connect-timeout", String(limits.connectSeconds), "--max-time", String(format: "%.3f", Double(milliseconds) / 1000),
            "--max-filesize", String(limits.bytes), "--user-agent", agent,
        ]
        if case .name(let name) = address.host {
            arguments += ["--resolve", "\(name):\(address.port):\(found.map(\.asHost).joined(separator: ","))"]
        }
        for header in headers { arguments += ["--header", header] }
        return arguments + sends.arguments + ["--url", address.text]
    }

    private var tookTooLong: String { "no whole answer came within \(limits.seconds) seconds" }

    private var tooLarge: OutboundFailure { .refused("it has more than \(limits.bytes) bytes") }

    /// What curl's exit status says (its manual, "EXIT CODES").
    private func failure(of status: Int32) -> OutboundFailure {
        switch status {
        case 7: .unavailable("nobody answers at \(address.origin)")
        case 28: .unavailable(tookTooLong)
        case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91: .unavailable("no safe connection to \(address.origin) came about")
        case 18, 52, 55, 56: .unavailable("the connection to \(address.origin) broke off")
        case 63: tooLarge
        case 1, 8, 61: .refused("its answer is not HTTP that can be read")
        default: .unavailable("curl ended with status \(status)")
        }
    }
}
