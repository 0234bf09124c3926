import COpenSSL
package import Foundation

/// Codes that change with the time (RFC 6238): SHA-1, six digits, thirty seconds, which is what authenticators know.
package struct TOTP: Sendable {
    package static let secretLength = 20
    private static let period = 30.0

    package let secret: [UInt8]

    package init(secret: [UInt8]) {
        self.secret = secret
    }

    /// Which thirty seconds it is; a code is good for one sign-in.
    package static func step(at time: Date) -> Int { Int((time.timeIntervalSince1970 / period).rounded(.down)) }

    package func code(step: Int) -> String {
        var counter = UInt64(max(0, step)).bigEndian
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let done = withUnsafeBytes(of: &counter) { counter in
            HMAC(EVP_sha1(), secret, Int32(secret.count), counter.baseAddress?.assumingMemoryBound(to: UInt8.self), 8, &digest, &length)
        }
        guard done != nil, length == 20 else { return "" }
        let offset = Int(digest[19] & 15)
        let number = digest[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }

    /// The step that a code is of, at this time or one step beside it for clocks that go wrong; nil where it is of none, or of
    /// one that is not after `last`.
    package func step(of code: String, at time: Date, after last: Int) -> Int? {
        let typed = code.filter { !$0.isWhitespace }
        let now = Self.step(at: time)
        var found: Int?
        for step in now - 1...now + 1 where ConstantTime.equal(self.code(step: step), typed) && step > last && typed.utf8.count == 6 {
            found = step
        }
        return found
    }

    /// What an authenticator reads from a picture (Key URI format).
    package func address(issuer: String, account: String) -> String {
        func encoded(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
        return "otpauth://totp/\(encoded(issuer)):\(encoded(account))?secret=\(Base32.encode(secret))&issuer=\(encoded(issuer))"
    }
}
