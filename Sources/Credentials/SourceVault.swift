import CSodium
import Foundation
package import Newsroom

/// Seals and opens who confidential sources are: XChaCha20-Poly1305 (the IETF draft's construction, as libsodium has it) under one
/// key of the newsroom, which is kept beside the database and never in it.
package struct SourceVault: Sendable {
    private let key: [UInt8]

    /// - Parameter key: 32 random bytes, as `Secret.text` writes them; nil for anything else.
    package init?(_ text: String) {
        guard let secret = Secret(text) else { return nil }
        key = secret.bytes
    }

    /// By which it can be told that another machine has another key. Nobody comes back from it to the key.
    package var fingerprint: [UInt8] { Secret.hash(of: key + Array("broadsheet source key".utf8)) }

    /// A nonce of 24 bytes and the sealed text after it. Its length tells no more than how many quarters of a kilobyte it is.
    ///
    /// - Throws: `NewsroomError.unavailable` where the system gives no random numbers.
    package func seal(_ identity: SourceIdentity, of source: ConfidentialSource.ID) throws -> [UInt8] {
        var text = Array(try JSONEncoder().encode(identity))
        // JSON may end in spaces.
        text += [UInt8](repeating: 0x20, count: (Self.block - text.count % Self.block) % Self.block)
        let nonce = try Random.bytes(Int(crypto_aead_xchacha20poly1305_ietf_npubbytes()))
        var sealed = [UInt8](repeating: 0, count: text.count + Int(crypto_aead_xchacha20poly1305_ietf_abytes()))
        var length: UInt64 = 0
        let about = Self.about(source)
        crypto_aead_xchacha20poly1305_ietf_encrypt(
            &sealed, &length, text, UInt64(text.count), about, UInt64(about.count), nil, nonce, key)
        return nonce + sealed.prefix(Int(length))
    }

    /// - Throws: `NewsroomError.unavailable` where it was sealed with another key, for another source, or was changed since.
    package func open(_ bytes: [UInt8], of source: ConfidentialSource.ID) throws -> SourceIdentity {
        let count = Int(crypto_aead_xchacha20poly1305_ietf_npubbytes())
        let (nonce, sealed) = (Array(bytes.prefix(count)), Array(bytes.dropFirst(count)))
        var text = [UInt8](repeating: 0, count: max(1, sealed.count))
        var length: UInt64 = 0
        let about = Self.about(source)
        guard nonce.count == count, sealed.count >= Int(crypto_aead_xchacha20poly1305_ietf_abytes()),
            crypto_aead_xchacha20poly1305_ietf_decrypt(
                &text, &length, nil, sealed, UInt64(sealed.count), about, UInt64(about.count), nonce, key) == 0,
            let identity = try? JSONDecoder().decode(SourceIdentity.self, from: Data(text.prefix(Int(length))))
        else { throw NewsroomError.unavailable("who this is cannot be opened: it was sealed with another key, or changed since") }
        return identity
    }

    private static let block = 256

    private static func about(_ source: ConfidentialSource.ID) -> [UInt8] { Array("broadsheet source \(source)".utf8) }
}
