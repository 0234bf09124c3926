import Credentials
import Foundation
import Testing

@Suite("Codes that change with the time")
struct TOTPTests {
    private static let secret = Array("12345678901234567890".utf8)

    /// The values of RFC 6238, appendix B, of which six digits are shown.
    @Test(arguments: [
        (59.0, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ])
    func `the codes of the standard`(_ seconds: Double, _ code: String) {
        let totp = TOTP(secret: Self.secret)
        #expect(totp.code(step: TOTP.step(at: Date(timeIntervalSince1970: seconds))) == code)
    }

    @Test func `a code is good for its thirty seconds, those before and those after, and once`() {
        let totp = TOTP(secret: Self.secret)
        let time = Date(timeIntervalSince1970: 1_234_567_890)
        let step = TOTP.step(at: time)
        #expect(totp.step(of: "005924", at: time, after: 0) == step)
        #expect(totp.step(of: " 005 924 ", at: time.addingTimeInterval(30), after: 0) == step)
        #expect(totp.step(of: "005924", at: time.addingTimeInterval(-30), after: 0) == step)
        #expect(totp.step(of: "005924", at: time.addingTimeInterval(60), after: 0) == nil)
        #expect(totp.step(of: "005924", at: time, after: step) == nil)
        for wrong in ["", "5924", "005925", "0059240", "٠٠٥٩٢٤"] { #expect(totp.step(of: wrong, at: time, after: 0) == nil, "\(wrong)") }
    }

    @Test func `an authenticator reads the address`() {
        let address = TOTP(secret: Self.secret).address(issuer: "The Paper & Co", account: "ada@paper.example")
        #expect(
            address == "otpauth://totp/The%20Paper%20%26%20Co:ada%40paper%2Eexample?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=The%20Paper%20%26%20Co")
    }
}
