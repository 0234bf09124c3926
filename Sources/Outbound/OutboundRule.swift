/// Whom the paper may ask: the public internet on the web's own ports, and what an operator has named besides.
package struct OutboundRule: Sendable {
    package static let publicInternet = OutboundRule()

    /// As `OutboundAddress.origin` writes them.
    private let named: Set<String>

    private init(_ named: Set<String> = []) { self.named = named }

    /// - Parameter named: `host:port`, as in `hub.example:8443` or `10.0.0.7:80`: asked for wherever they lie.
    /// - Throws: `OutboundFailure` for what is no host with a port.
    package init(besides named: [String]) throws(OutboundFailure) {
        var origins: Set<String> = []
        for entry in named {
            let address = try OutboundAddress("http://\(entry)")
            guard address.target == "/", entry.hasSuffix(":\(address.port)") else { throw .refused("\(entry) is no host and port") }
            origins.insert(address.origin)
        }
        self.named = origins
    }

    /// The rule that also allows the host and port of an address which an operator has named, wherever it lies.
    package func naming(_ address: String) throws(OutboundFailure) -> OutboundRule {
        OutboundRule(named.union([try OutboundAddress(address).origin]))
    }

    func names(_ address: OutboundAddress) -> Bool { named.contains(address.origin) }

    /// Before anything is looked up.
    func check(_ address: OutboundAddress) throws(OutboundFailure) {
        guard !names(address) else { return }
        guard address.port == address.scheme.port else { throw .refused("port \(address.port) is not the web's own") }
        if case .name(let name) = address.host, Self.isPrivate(name) { throw .refused("\(name) is no name of the public internet") }
    }

    /// Every address that a name has must be a public one: of a mixed answer, which one is asked would be chance.
    func check(_ found: [NetworkAddress], of address: OutboundAddress) throws(OutboundFailure) {
        guard !found.isEmpty else { throw .unavailable("\(address.host.text) has no address") }
        guard !names(address) else { return }
        if let bad = found.first(where: { !$0.isPublic }) {
            throw .refused("\(address.host.text) leads to \(bad), which is not on the public internet")
        }
    }

    /// Names without a dot, and those set aside for use within a network (RFC 6761 and 6762, 8375, 7686, 9476, ICANN's `internal`).
    private static func isPrivate(_ name: String) -> Bool {
        guard name.contains(".") else { return true }
        let ends = ["localhost", "local", "localdomain", "internal", "intranet", "lan", "home.arpa", "onion", "alt", "invalid"]
        return ends.contains { name.hasSuffix(".\($0)") }
    }
}
