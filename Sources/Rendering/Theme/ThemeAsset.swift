import Newsroom

/// A file of a theme that readers' browsers fetch. Its name changes with its content, so that it may be kept for ever.
package struct ThemeAsset: Sendable, Hashable {
    /// `/theme/main.3f2a901c55d07be8.css`.
    package let address: String
    package let contentType: String
    package let body: [UInt8]

    static let contentTypes = [
        "css": "text/css; charset=utf-8", "svg": "image/svg+xml", "woff2": "font/woff2", "png": "image/png", "webp": "image/webp",
        "avif": "image/avif", "jpg": "image/jpeg", "ico": "image/x-icon", "js": "text/javascript; charset=utf-8",
        "webmanifest": "application/manifest+json",
    ]

    /// Nil where browsers are not served files of this kind.
    ///
    /// - Parameter folder: where addresses of assets begin.
    package init?(path: String, body: [UInt8], under folder: String = "/theme/") {
        let name = path.split(separator: "/").last ?? ""
        guard
            let dot = name.lastIndex(of: "."), dot != name.startIndex,
            name.utf8.allSatisfy(Self.isNameByte),
            let type = Self.contentTypes[String(name[name.index(after: dot)...])]
        else { return nil }
        address = "\(folder)\(name[..<dot]).\(Self.fingerprint(of: body))\(name[dot...])"
        contentType = type
        self.body = body
    }

    /// The name in `{{asset.…}}`: `css/main.css` is `main_css`.
    package static func name(ofPath path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        let bytes = name.lowercased().utf8.map { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) ? byte : UInt8(ascii: "_")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// MurmurHash64A (A. Appleby, 2008), eight bytes at a time: it tells versions of our own files apart and guards against nobody.
    package static func fingerprint(of bytes: [UInt8]) -> String {
        let multiplier: UInt64 = 0xC6A4_A793_5BD1_E995
        var hash = 0xCBF2_9CE4_8422_2325 ^ (UInt64(bytes.count) &* multiplier)
        bytes.withUnsafeBytes { bytes in
            let whole = bytes.count & ~7
            for start in stride(from: 0, to: whole, by: 8) {
                var word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)) &* multiplier
                word = (word ^ word >> 47) &* multiplier
                hash = (hash ^ word) &* multiplier
            }
            guard whole < bytes.count else { return }
            for (place, byte) in bytes[whole...].enumerated() { hash ^= UInt64(byte) << UInt64(8 * place) }
            hash = hash &* multiplier
        }
        hash = (hash ^ hash >> 47) &* multiplier
        return (hash ^ hash >> 47).hexadecimal
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }
}
