import CSodium
import Foundation
import Newsroom

/// Argon2id (RFC 9106) through libsodium, in its encoded form with salt and parameters.
///
/// Making one and checking against one takes 64 MiB of memory and a tenth of a second: never inside a transaction, and never
/// more than a few at a time.
package struct PasswordHash: Hashable, Sendable {
    /// Length, not composition, is what counts (NIST SP 800-63B-4): 15 characters or more.
    package static let lengths = 15...1_000

    package let encoded: String

    package init(encoded: String) {
        self.encoded = encoded
    }

    /// - Throws: `NewsroomError.invalid` for a password of a length that is not allowed, `.unavailable` without memory.
    package init(of password: String) throws {
        guard Self.lengths.contains(password.count) else {
            throw NewsroomError.invalid(field: "password", reason: "it needs \(Self.lengths.lowerBound) characters or more")
        }
        guard sodium_init() >= 0 else { throw NewsroomError.unavailable("the system gives no random numbers") }
        var encoded = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
        let bytes = Self.bytes(password)
        let outcome = crypto_pwhash_str(
            &encoded, bytes, UInt64(bytes.count), UInt64(crypto_pwhash_opslimit_interactive()), Int(crypto_pwhash_memlimit_interactive()))
        guard outcome == 0 else { throw NewsroomError.unavailable("there is not enough memory to keep a password safely") }
        self.encoded = String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Takes as long for a wrong password as for the right one.
    package func fits(_ password: String) -> Bool {
        guard password.count <= Self.lengths.upperBound, sodium_init() >= 0 else { return false }
        let bytes = Self.bytes(password)
        return crypto_pwhash_str_verify(encoded, bytes, UInt64(bytes.count)) == 0
    }

    /// A hash that no password is known for: who signs in to an account that is not there waits as long as anybody.
    package static let ofNobody = PasswordHash(
        encoded: "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$4kzfCEV5ETsOUQUoHuZlM1hLlcBg0tzzJsFcpYs7gMI")

    private static func bytes(_ password: String) -> [CChar] {
        password.precomposedStringWithCompatibilityMapping.utf8.map { CChar(bitPattern: $0) }
    }
}
