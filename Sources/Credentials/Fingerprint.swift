import CSodium

/// A short name for bytes: the same bytes have the same one, and nobody finds other bytes for it (BLAKE2b, RFC 7693, of 16 bytes).
package enum Fingerprint {
    package static func of(_ bytes: [UInt8]) -> String {
        var hash = [UInt8](repeating: 0, count: 16)
        crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), nil, 0)
        return Base64URL.encode(hash)
    }
}
