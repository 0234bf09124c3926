import Foundation

/// Reads the host of an address.
enum OutboundHost {
    /// A name of letters, digits and hyphens in ASCII, after names in other scripts were brought there (IDNA), or an address of
    /// IPv4. A name that ends in a number is one of the latter or refused: other programs take `127.1`, `0x7f.0.0.1` and
    /// `2130706433` for addresses (URL Standard, section 3.5).
    static func read(_ text: Substring) throws(OutboundFailure) -> OutboundAddress.Host {
        var name = try ascii(text).lowercased()
        if name.hasSuffix(".") { name.removeLast() }
        let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard name.utf8.count <= 253, labels.allSatisfy(isLabel), let last = labels.last else {
            throw .refused("the address's host is no name of the internet")
        }
        guard isNumber(last) else { return .name(name) }
        guard let address = NetworkAddress(name) else { throw .refused("the address's host is a number, and no address of IPv4") }
        return .address(address)
    }

    private static func ascii(_ text: Substring) throws(OutboundFailure) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return String(text) }
        guard let name = URLComponents(string: "http://\(text)/")?.encodedHost, name.utf8.allSatisfy({ $0 < 0x80 }) else {
            throw .refused("the address's host is no name of the internet")
        }
        return name
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
            && label.allSatisfy { (0x61...0x7A).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isNumber(_ label: Substring.UTF8View) -> Bool {
        if label.allSatisfy({ (48...57).contains($0) }) { return true }
        return label.starts(with: "0x".utf8) && label.dropFirst(2).allSatisfy { (48...57).contains($0) || (0x61...0x66).contains($0) }
    }
}
