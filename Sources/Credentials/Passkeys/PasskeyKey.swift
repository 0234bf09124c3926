import COpenSSL
import CSodium

/// The public key of a passkey: ES256 (ECDSA on P-256 with SHA-256) or Ed25519.
package enum PasskeyKey: Hashable, Sendable {
    /// The point's coordinates, 32 bytes each.
    case es256(x: [UInt8], y: [UInt8])
    case ed25519([UInt8])

    /// By their numbers in COSE (RFC 9053), the one preferred first.
    package static let algorithms = [-8, -7]

    /// Reads a COSE key (RFC 9052, section 7).
    init?(_ key: CBOR) {
        switch (key[1]?.integer, key[3]?.integer, key[-1]?.integer) {
        case (2, -7, 1):
            guard let x = key[-2]?.bytes, let y = key[-3]?.bytes, x.count == 32, y.count == 32 else { return nil }
            self = .es256(x: x, y: y)
        case (1, -8, 6):
            guard let x = key[-2]?.bytes, x.count == 32 else { return nil }
            self = .ed25519(x)
        default: return nil
        }
    }

    /// As it is kept: one byte for the kind, then the numbers.
    package init?(stored: [UInt8]) {
        switch (stored.first, stored.count) {
        case (4, 65): self = .es256(x: Array(stored[1...32]), y: Array(stored[33...64]))
        case (1, 33): self = .ed25519(Array(stored[1...]))
        default: return nil
        }
    }

    package var stored: [UInt8] {
        switch self {
        case .es256(let x, let y): [4] + x + y
        case .ed25519(let key): [1] + key
        }
    }

    func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        switch self {
        case .ed25519(let key):
            signature.count == 64 && crypto_sign_verify_detached(signature, message, UInt64(message.count), key) == 0
        case .es256: verifiesES256(signature, of: message)
        }
    }

    /// What stands before an uncompressed point in a SubjectPublicKeyInfo for P-256 (RFC 5480).
    private static let prefix: [UInt8] = [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01,
        0x07, 0x03, 0x42, 0x00,
    ]

    private func verifiesES256(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        let encoded = Self.prefix + stored
        let key = encoded.withUnsafeBufferPointer { bytes in
            var start = bytes.baseAddress
            return d2i_PUBKEY(nil, &start, bytes.count)
        }
        // A point that is not on the curve gives no key.
        guard let key else { return false }
        defer { EVP_PKEY_free(key) }
        guard let context = EVP_MD_CTX_new() else { return false }
        defer { EVP_MD_CTX_free(context) }
        return EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
}
