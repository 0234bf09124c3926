import Foundation

/// An address of the web as we ask for it: read strictly, and written anew from what was understood, so that nobody after us
/// can understand another one.
package struct OutboundAddress: Hashable, Sendable {
    package enum Scheme: String, Sendable {
        case http, https

        var port: UInt16 { self == .http ? 80 : 443 }
    }

    package enum Host: Hashable, Sendable {
        /// In lower case, ASCII.
        case name(String)
        case address(NetworkAddress)

        var text: String {
            switch self {
            case .name(let name): name
            case .address(let address): address.asHost
            }
        }
    }

    package let scheme: Scheme
    package let host: Host
    package let port: UInt16
    /// Path and query, ASCII, without the fragment.
    package let target: String

    /// Without the port where it is the scheme's own.
    package var text: String { "\(scheme.rawValue)://\(host.text)\(port == scheme.port ? "" : ":\(port)")\(target)" }

    /// `gazette.example:443`, `[2001:db8::1]:80`.
    var origin: String { "\(host.text):\(port)" }

    static let longest = 4096

    /// - Throws: `OutboundFailure` for what is no http or https address, what names an account, and what different programs
    ///   would read differently.
    package init(_ text: String) throws(OutboundFailure) {
        guard text.utf8.count <= Self.longest else { throw .refused("the address is longer than \(Self.longest) bytes") }
        guard !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F || $0 == "\\" || $0.properties.isWhitespace })
        else { throw .refused("the address holds white space, a backslash or a control character") }
        guard let mark = text.range(of: "://"), let scheme = Scheme(rawValue: text[..<mark.lowerBound].lowercased()) else {
            throw .refused("only http:// and https:// addresses are asked for")
        }
        let rest = text[mark.upperBound...]
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else { throw .refused("the address names an account") }
        self.scheme = scheme
        (host, port) = try Self.read(authority, scheme)
        target = Self.target(rest[authority.endIndex...].prefix { $0 != "#" })
    }

    private static func read(_ authority: Substring, _ scheme: Scheme) throws(OutboundFailure) -> (Host, UInt16) {
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]"), let address = NetworkAddress(authority[..<end].dropFirst()),
                address.bytes.count == 16
            else {
                throw .refused("the address's host is no address of IPv6")
            }
            return (.address(address), try port(authority[end...].dropFirst(), scheme))
        }
        let name = authority.prefix { $0 != ":" }
        return (try OutboundHost.read(name), try port(authority[name.endIndex...], scheme))
    }

    /// - Parameter text: nothing, or a colon and a number, which may be missing (RFC 3986, section 3.2.3).
    private static func port(_ text: Substring, _ scheme: Scheme) throws(OutboundFailure) -> UInt16 {
        if text.isEmpty || text == ":" { return scheme.port }
        let digits = text.dropFirst()
        guard text.first == ":", digits.utf8.allSatisfy({ (48...57).contains($0) }), digits.utf8.count <= 5, let port = UInt16(digits),
            port > 0
        else { throw .refused("the address's port is none") }
        return port
    }

    /// What RFC 3986 does not let stand in a path or query is percent-encoded.
    private static func target(_ text: Substring) -> String {
        var target = text.first == "/" ? "" : "/"
        for byte in text.utf8 {
            let character = Character(Unicode.Scalar(byte))
            if byte < 0x80, character.isLetter || character.isNumber || "-._~!$&'()*+,;=:@/?%".contains(character) {
                target.append(character)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                target += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return target
    }
}

extension OutboundAddress {
    /// Where an answer from this address leads with its `Location` (RFC 3986, section 5).
    package func redirected(to location: String) throws(OutboundFailure) -> OutboundAddress {
        let location = location.trimmingCharacters(in: .whitespaces)
        let origin = "\(scheme.rawValue)://\(self.origin)"
        let path = String(target.prefix { $0 != "?" })
        switch location {
        case "": throw .refused("a redirect leads nowhere")
        case _ where Self.hasScheme(location): return try OutboundAddress(location)
        case _ where location.hasPrefix("//"): return try OutboundAddress("\(scheme.rawValue):\(location)")
        case _ where location.hasPrefix("/"): return try OutboundAddress(origin + location)
        case _ where location.hasPrefix("?"): return try OutboundAddress(origin + path + location)
        case _ where location.hasPrefix("#"): return self
        default: return try OutboundAddress(origin + path[...(path.lastIndex(of: "/") ?? path.startIndex)] + location)
        }
    }

    private static func hasScheme(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first else { return false }
        return (0x61...0x7A).contains(first | 0x20)
            && text.utf8[..<colon].allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (48...57).contains($0) || "+-.".utf8.contains($0) }
    }
}
