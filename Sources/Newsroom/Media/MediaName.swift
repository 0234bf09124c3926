/// The name of a file in the media store: 64 hexadecimal digits of its content's hash and the ending of its type.
package enum MediaName {
    package static let types = ["jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"]

    package static func isValid(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 64, types[String(Substring(parts[1]))] != nil else { return false }
        return parts[0].allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
