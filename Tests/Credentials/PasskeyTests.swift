import Foundation
import Newsroom
import Testing

@testable import Credentials

@Suite("Passkeys, and CBOR with limits")
struct PasskeyTests {
    private func reads(_ bytes: [UInt8]) -> Bool { (try? CBORReader.read(bytes)) != nil }

    @Test func `CBOR is read as the standard writes it`() throws {
        #expect(try CBORReader.read([0x18, 0x64]).integer == 100)
        #expect(try CBORReader.read([0x39, 0x03, 0xE7]).integer == -1000)
        #expect(try CBORReader.read([0x44, 1, 2, 3, 4]).bytes == [1, 2, 3, 4])
        #expect(try CBORReader.read([0x64, 0x49, 0x45, 0x54, 0x46]).text == "IETF")
        #expect(try CBORReader.read([0xA2, 0x61, 0x61, 0x01, 0x26, 0x42, 7, 8])["a"]?.integer == 1)
        #expect(try CBORReader.read([0xA2, 0x61, 0x61, 0x01, 0x26, 0x42, 7, 8])[-7]?.bytes == [7, 8])
    }

    @Test(
        arguments: [
            ("nothing", []), ("half a number", [0x19, 0x01]), ("more bytes than there are", [0x5A, 0xFF, 0xFF, 0xFF, 0xFF]),
            ("a length beyond all", [0x5B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]), ("an endless array", [0x9F, 0x01, 0xFF]),
            ("a huge array", [0x9A, 0xFF, 0xFF, 0xFF, 0xFF]), ("a huge map", [0xBB, 0, 0, 0, 1, 0, 0, 0, 0]), ("a tag", [0xC0, 0x01]),
            ("a fraction", [0xF9, 0x3C, 0x00]), ("something behind it", [0x01, 0x01]), ("a key twice", [0xA2, 0x01, 0x01, 0x01, 0x02]),
            ("no UTF-8", [0x61, 0xFF]), ("nested without end", [UInt8](repeating: 0x81, count: 1_000)), ("a reserved length", [0x1C]),
        ] as [(String, [UInt8])])
    func `what is no CBOR of an authenticator is refused`(_ name: String, _ bytes: [UInt8]) {
        #expect(!reads(bytes), "\(name)")
    }

    @Test func `no bytes at all end the program`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            _ = reads(bytes)
        }
    }

    private static let challenge = PasskeyPlace(origin: "https://desk.example", relyingParty: "desk.example").challenge([1, 2, 3])

    private func client(_ type: String = "webauthn.create", challenge: String = "AQID", origin: String = "https://desk.example") -> [UInt8]
    {
        Array(#"{"type":"\#(type)","challenge":"\#(challenge)","origin":"\#(origin)","crossOrigin":false}"#.utf8)
    }

    /// Made with Ed25519 by hand: an authenticator's answer, with what a test puts wrong in it.
    private func attestation(
        flags: UInt8 = 0x45, relyingParty: String = "desk.example", format: String = "none", algorithm: UInt8 = 0x27
    ) -> [UInt8] {
        let key: [UInt8] = [0xA4, 0x01, 0x01, 0x03, algorithm, 0x20, 0x06, 0x21, 0x58, 0x20] + [UInt8](repeating: 9, count: 32)
        let data =
            SHA256.hash(Array(relyingParty.utf8)) + [flags, 0, 0, 0, 1] + [UInt8](repeating: 0, count: 16) + [0, 2, 0xAA, 0xBB] + key
        return [0xA3, 0x63] + Array("fmt".utf8) + [0x60 + UInt8(format.utf8.count)] + Array(format.utf8) + [0x67] + Array("attStmt".utf8)
            + [0xA0, 0x68] + Array("authData".utf8) + [0x58, UInt8(data.count)] + data
    }

    private func fault(_ client: [UInt8], _ attestation: [UInt8]) -> PasskeyFault? {
        do {
            _ = try NewPasskey(clientData: client, attestation: attestation, for: Self.challenge)
            return nil
        } catch { return error }
    }

    @Test func `a new passkey is taken only from here, for now, and from somebody who was verified`() throws {
        let passkey = try NewPasskey(clientData: client(), attestation: attestation(), for: Self.challenge)
        #expect(passkey.id == [0xAA, 0xBB] && passkey.key == .ed25519([UInt8](repeating: 9, count: 32)) && passkey.signCount == 1)
        #expect(PasskeyKey(stored: passkey.key.stored) == passkey.key)
        #expect(fault(client("webauthn.get"), attestation()) == .wrongType)
        #expect(fault(client(challenge: "AQIE"), attestation()) == .wrongChallenge)
        #expect(fault(client(origin: "https://desk.example.evil.example"), attestation()) == .wrongOrigin)
        #expect(fault(client(origin: "http://desk.example"), attestation()) == .wrongOrigin)
        #expect(fault(client(), attestation(relyingParty: "evil.example")) == .wrongRelyingParty)
        #expect(fault(client(), attestation(flags: 0x44)) == .notPresent)
        #expect(fault(client(), attestation(flags: 0x41)) == .notVerified)
        #expect(fault(client(), attestation(format: "packed")) == .attested)
        #expect(fault(client(), attestation(algorithm: 0x38)) != nil)
        #expect(fault(client(), attestation(flags: 0x05)) == .unreadable)
        #expect(fault([], attestation()) == .unreadable && fault(client(), []) == .unreadable)
        for length in 0..<attestation().count { #expect(fault(client(), Array(attestation()[..<length])) != nil) }
    }
}

@Suite("Secrets")
struct SecretTests {
    @Test func `a secret reads its own text, and no other`() throws {
        let secret = try Secret()
        #expect(Secret(secret.text) == secret)
        #expect(secret.hash.count == 32 && secret.hash != secret.bytes)
        for text in [
            "", String(secret.text.dropLast()), secret.text + "A", String(repeating: "=", count: 43), String(repeating: "é", count: 43),
        ] {
            #expect(Secret(text) == nil)
        }
        #expect(secret.derived(for: "a") != secret.derived(for: "b"))
    }

    @Test func `base64url goes there and back, and takes nothing else`() {
        for count in 0...40 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 250) }
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
        for text in ["A", "AB==", "A+/B", "AB ", "AB"] where text != "AA" {
            #expect(Base64URL.decode(text) == nil || text == "AQ", "\(text)")
        }
    }

    @Test func `a recovery code is found however it is typed`() throws {
        let code = try RecoveryCode()
        #expect(RecoveryCode(typed: code.text.lowercased().replacing("-", with: " ")) == code)
        for text in ["", "ABCD", code.text + "A", code.text.replacing("-", with: "1")] { #expect(RecoveryCode(typed: text) == nil) }
    }

    @Test func `a password fits its hash and no other, whatever way its letters are composed`() throws {
        let hash = try PasswordHash(of: "fünfzehn Zeichen")
        #expect(hash.fits("fu\u{308}nfzehn Zeichen"))
        #expect(!hash.fits("funfzehn Zeichen") && !hash.fits(""))
    }

    /// Who is not there must cost what somebody costs: the stand-in has the parameters that hashes are made with.
    @Test func `the hash of nobody is one like any`() throws {
        let parameters = try PasswordHash(of: "a password for tests").encoded.split(separator: "$")[..<3]
        #expect(PasswordHash.ofNobody.encoded.split(separator: "$")[..<3] == parameters)
        let clock = ContinuousClock()
        let nobody = clock.measure { _ = PasswordHash.ofNobody.fits("a password for tests") }
        #expect(nobody > .milliseconds(5), "it is not even computed: \(nobody)")
        #expect(!PasswordHash.ofNobody.fits("a password for tests"))
    }
}
