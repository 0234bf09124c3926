/// The name of a file in the media store: 64 hexadecimal digits of its content's hash and the ending of its type.
package enum MediaName {
    package static let types = [
        "jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif", "opus": "audio/ogg", "mp3": "audio/mpeg",
    ]

    package static func isSound(_ name: String) -> Bool { type(of: name)?.hasPrefix("audio/") ?? false }

    /// The media type that the name's ending stands for; nil for a name that is none.
    package static func type(of name: String) -> String? {
        isValid(name) ? name.utf8.split(separator: UInt8(ascii: ".")).last.flatMap { types[String(Substring($0))] } : nil
    }

    package static func isValid(_ name: String) -> Bool { isValid(name, endings: types.keys) }

    /// Of a photograph as it came; such a file is served to nobody.
    package static func isValidOriginal(_ name: String) -> Bool { isValid(name, endings: Array(types.keys) + ["heic", "tiff"]) }

    private static func isValid(_ name: String, endings: some Sequence<String>) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 64, endings.contains(String(Substring(parts[1]))) else { return false }
        return parts[0].allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
