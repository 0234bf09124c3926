import CSodium
import Foundation

/// The key by which a mirror is known: Ed25519 (RFC 8032), in the forms of OpenBSD's `signify`, so that others can check a signature
/// without this program.
package struct MirrorKey: Sendable {
    private let secret: [UInt8]
    package let publicKey: MirrorPublicKey

    /// - Parameter seed: 32 random bytes; nil for another number of them.
    package init?(seed: [UInt8]) {
        guard sodium_init() >= 0, seed.count == 32 else { return nil }
        var (secret, open) = ([UInt8](repeating: 0, count: 64), [UInt8](repeating: 0, count: 32))
        guard crypto_sign_seed_keypair(&open, &secret, seed) == 0, let publicKey = MirrorPublicKey(bytes: open) else { return nil }
        (self.secret, self.publicKey) = (secret, publicKey)
    }

    /// The message with its signature before it, as `signify -S -e` writes it.
    package func sign(_ message: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: 64)
        crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret)
        let line = Data(MirrorPublicKey.algorithm + publicKey.number + signature).base64EncodedString()
        return Array("\(SignedMessage.comment)\n\(line)\n".utf8) + message
    }
}

/// What others need to tell the paper's signature from any other.
package struct MirrorPublicKey: Hashable, Sendable {
    fileprivate let bytes: [UInt8]
    /// By which `signify` tells keys apart: the first eight bytes of the key's SHA-256.
    fileprivate let number: [UInt8]

    fileprivate static let algorithm = Array("Ed".utf8)

    fileprivate init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
        number = Array(SHA256(of: bytes).bytes.prefix(8))
    }

    /// Reads the 56 characters that `text` gives; nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.count == 56, let data = Data(base64Encoded: text) else { return nil }
        let all = Array(data)
        guard all.count == 42, all.starts(with: Self.algorithm), let key = MirrorPublicKey(bytes: Array(all.suffix(32))) else { return nil }
        guard key.number == Array(all[2..<10]) else { return nil }
        self = key
    }

    /// 56 characters: the second line of a public key of `signify`.
    package var text: String { Data(Self.algorithm + number + bytes).base64EncodedString() }

    /// As `signify` reads it.
    package var file: String { "untrusted comment: the key of a paper's mirrors, public key\n\(text)\n" }

    /// Whether a message was signed with the key.
    package func verifies(_ signed: SignedMessage) -> Bool {
        signed.keyNumber == number
            && crypto_sign_verify_detached(signed.signature, signed.message, UInt64(signed.message.count), bytes) == 0
    }
}

/// A message with a signature of `signify` before it, not checked yet.
package struct SignedMessage: Hashable, Sendable {
    fileprivate static let comment = "untrusted comment: verify with the paper's mirror key"

    fileprivate let keyNumber: [UInt8]
    fileprivate let signature: [UInt8]
    package let message: [UInt8]

    /// Nil for what is not written so.
    package init?(_ bytes: [UInt8]) {
        let newline = UInt8(ascii: "\n")
        guard bytes.starts(with: "untrusted comment: ".utf8), let first = bytes.prefix(1_100).firstIndex(of: newline),
            let second = bytes[(first + 1)...].prefix(101).firstIndex(of: newline), second - first == 101
        else { return nil }
        guard let data = Data(base64Encoded: Data(bytes[(first + 1)..<second])), data.count == 74,
            data.starts(with: MirrorPublicKey.algorithm)
        else { return nil }
        (keyNumber, signature) = (Array(data[2..<10]), Array(data[10...]))
        message = Array(bytes[(second + 1)...])
    }
}
