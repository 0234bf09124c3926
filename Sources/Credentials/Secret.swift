import CSodium
import Newsroom

/// What only its holder knows: 32 random bytes, as a link, a cookie or a token carries them. What is kept of it is its hash.
package struct Secret: Hashable, Sendable {
    package let bytes: [UInt8]

    /// - Throws: `NewsroomError.unavailable` where the system gives no random numbers.
    package init() throws {
        bytes = try Random.bytes(32)
    }

    /// Reads the 43 characters that `text` gives; nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.count == 43, let bytes = Base64URL.decode(text), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    package var text: String { Base64URL.encode(bytes) }

    /// BLAKE2b (RFC 7693) of 32 bytes. So many random bits need no slow hash.
    package var hash: [UInt8] { Self.hash(of: bytes) }

    static func hash(of bytes: [UInt8]) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), nil, 0)
        return hash
    }

    /// Something else that only the holder of the secret can name, and from which nobody comes back to it: what a form carries.
    package func derived(for purpose: String) -> String {
        var hash = [UInt8](repeating: 0, count: 32)
        let input = Array(purpose.utf8)
        crypto_generichash(&hash, hash.count, input, UInt64(input.count), bytes, bytes.count)
        return Base64URL.encode(hash)
    }
}

package enum Random {
    /// - Throws: `NewsroomError.unavailable` where the system gives no random numbers.
    package static func bytes(_ count: Int) throws -> [UInt8] {
        guard sodium_init() >= 0 else { throw NewsroomError.unavailable("the system gives no random numbers") }
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }
}

package enum ConstantTime {
    /// Whether they are the same, in a time that does not tell where they differ.
    package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && sodium_memcmp(left, right, left.count) == 0
    }

    package static func equal(_ left: String, _ right: String) -> Bool { equal(Array(left.utf8), Array(right.utf8)) }
}
