import Foundation

/// Where a file lies in a mirror: parts with slashes between them, from the mirror's folder, as file systems have it and not
/// percent-encoded.
///
/// No path leads out of the folder, whoever has written it: manifests come from strangers.
package struct MirrorPath: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package var description: String { text }

    /// In bytes, of all of it and of a part, which is what file systems take.
    package static let longest = 1_000
    package static let longestPart = 255
    static let deepest = 16

    /// Nil for what is empty, absolute or too long, for `.` and `..`, control characters and backslashes.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard text.utf8.count <= Self.longest, parts.count <= Self.deepest, parts.allSatisfy(Self.isName),
            text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
                || !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control || $0 == "\\" })
        else { return nil }
        self.text = text
    }

    private static func isName(_ part: Substring.UTF8View) -> Bool {
        (1...longestPart).contains(part.count) && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
    }

    /// The file that a file server gives for the path of an address, which is percent-encoded: a folder stands for its `index.html`.
    package init?(address: String) {
        guard address.utf8.first == UInt8(ascii: "/") else { return nil }
        let isEncoded = address.utf8.contains(UInt8(ascii: "%"))
        guard let decoded = isEncoded ? address.removingPercentEncoding : address else { return nil }
        let path = String(decoded.dropFirst())
        self.init(path.isEmpty || path.hasSuffix("/") ? path + Self.index : path)
    }

    /// The path by which readers have it, percent-encoded.
    package var address: String {
        let isIndex = text == Self.index || text.hasSuffix("/" + Self.index)
        let path = isIndex ? text.dropLast(Self.index.utf8.count) : text[...]
        return "/" + path.split(separator: "/", omittingEmptySubsequences: false).map(Self.encoded).joined(separator: "/")
    }

    static let index = "index.html"

    var parts: [Substring] { text.split(separator: "/") }

    /// The part of the manifest in which it stands, from 0 to 1,023: the first ten bits of its SHA-256.
    package var manifestPart: Int {
        let hash = SHA256(of: Array(text.utf8)).bytes
        return Int(hash[0]) << 2 | Int(hash[1]) >> 6
    }

    /// RFC 3986, section 2.3: unreserved characters stand for themselves.
    private static func encoded(_ part: Substring) -> String {
        var bytes: [UInt8] = []
        for byte in part.utf8 {
            switch byte {
            case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
