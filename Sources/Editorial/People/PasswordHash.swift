import CSodium
import Foundation
import Newsroom

/// Argon2id (RFC 9106) through libsodium, in its encoded form with salt and parameters.
enum PasswordHash {
    /// Length, not composition, is what counts (NIST SP 800-63B-4): 15 characters or more.
    static let lengths = 15...1_000

    /// - Throws: `NewsroomError.invalid` for a password of a length that is not allowed, `.unavailable` without memory.
    static func make(_ password: String) throws -> String {
        guard lengths.contains(password.count) else {
            throw NewsroomError.invalid(field: "password", reason: "it needs \(lengths.lowerBound) characters or more")
        }
        guard sodium_init() >= 0 else { throw NewsroomError.unavailable("the system gives no random numbers") }
        var encoded = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
        let bytes = password.precomposedStringWithCompatibilityMapping.utf8.map { CChar(bitPattern: $0) }
        let outcome = crypto_pwhash_str(
            &encoded, bytes, UInt64(bytes.count), UInt64(crypto_pwhash_opslimit_interactive()), Int(crypto_pwhash_memlimit_interactive()))
        guard outcome == 0 else { throw NewsroomError.unavailable("there is not enough memory to keep a password safely") }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
