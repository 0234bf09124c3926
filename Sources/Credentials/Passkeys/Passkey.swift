import CSodium
import Foundation

/// What a passkey is checked against (Web Authentication, level 3): a challenge of ours, and where we are.
package struct PasskeyChallenge: Hashable, Sendable {
    package let bytes: [UInt8]
    /// The desk's origin: `https://desk.paper.example`.
    package let origin: String
    /// The origin's host.
    package let relyingParty: String

    package init(bytes: [UInt8], origin: String, relyingParty: String) {
        self.bytes = bytes
        self.origin = origin
        self.relyingParty = relyingParty
    }
}

/// Where passkeys are made and shown: the desk.
package struct PasskeyPlace: Hashable, Sendable {
    /// `https://desk.paper.example`.
    package let origin: String
    /// The origin's host.
    package let relyingParty: String

    package init(origin: String, relyingParty: String) {
        self.origin = origin
        self.relyingParty = relyingParty
    }

    package func challenge(_ bytes: [UInt8]) -> PasskeyChallenge {
        PasskeyChallenge(bytes: bytes, origin: origin, relyingParty: relyingParty)
    }
}

/// Why an authenticator's answer was not taken, for the log.
package enum PasskeyFault: String, Error, Sendable {
    case unreadable, wrongType, wrongChallenge, wrongOrigin, wrongRelyingParty, notPresent, notVerified, noKey, unknownAlgorithm
    case attested, wrongSignature, copied
}

/// A passkey as an authenticator made it.
package struct NewPasskey: Hashable, Sendable {
    package let id: [UInt8]
    package let key: PasskeyKey
    package let signCount: UInt32
    /// Whether it is kept by more than one device.
    package let isBackedUp: Bool

    /// Longer identifiers are refused, as the standard allows.
    static let longestID = 1023

    /// Checks the answer to `navigator.credentials.create` (section 7.1 of the standard) with attestation `none`.
    package init(clientData: [UInt8], attestation: [UInt8], for challenge: PasskeyChallenge) throws(PasskeyFault) {
        try ClientData.check(clientData, type: "webauthn.create", challenge)
        guard let object = try? CBORReader.read(attestation), let data = object["authData"]?.bytes else { throw .unreadable }
        guard object["fmt"]?.text == "none" else { throw .attested }
        let authenticator = try AuthenticatorData(data, for: challenge)
        guard let credential = authenticator.credential, (1...Self.longestID).contains(credential.id.count) else { throw .noKey }
        guard let key = PasskeyKey(credential.key) else { throw .unknownAlgorithm }
        (id, self.key) = (credential.id, key)
        (signCount, isBackedUp) = (authenticator.signCount, authenticator.isBackedUp)
    }
}

/// An authenticator's answer to `navigator.credentials.get`.
package struct PasskeyAssertion: Sendable {
    package let clientData: [UInt8]
    package let authenticatorData: [UInt8]
    package let signature: [UInt8]

    package init(clientData: [UInt8], authenticatorData: [UInt8], signature: [UInt8]) {
        self.clientData = clientData
        self.authenticatorData = authenticatorData
        self.signature = signature
    }

    /// Checks it (section 7.2) and returns the authenticator's new count.
    ///
    /// - Parameter signCount: the count that is kept. One that does not rise, where authenticators count at all, says that the
    ///   key has been copied.
    package func check(
        _ key: PasskeyKey, signCount: UInt32, for challenge: PasskeyChallenge
    ) throws(PasskeyFault) -> (signCount: UInt32, isBackedUp: Bool) {
        try ClientData.check(clientData, type: "webauthn.get", challenge)
        let authenticator = try AuthenticatorData(authenticatorData, for: challenge)
        guard key.verifies(signature, of: authenticatorData + SHA256.hash(clientData)) else { throw .wrongSignature }
        if authenticator.signCount != 0 || signCount != 0 {
            guard authenticator.signCount > signCount else { throw .copied }
        }
        return (authenticator.signCount, authenticator.isBackedUp)
    }
}

private enum ClientData {
    private struct Fields: Decodable {
        var type: String
        var challenge: String
        var origin: String
        var crossOrigin: Bool?
    }

    static func check(_ json: [UInt8], type: String, _ challenge: PasskeyChallenge) throws(PasskeyFault) {
        guard json.count <= 4_096, let fields = try? JSONDecoder().decode(Fields.self, from: Data(json)) else { throw .unreadable }
        guard fields.type == type else { throw .wrongType }
        guard ConstantTime.equal(Array(fields.challenge.utf8), Array(Base64URL.encode(challenge.bytes).utf8)) else { throw .wrongChallenge }
        guard fields.origin == challenge.origin, fields.crossOrigin != true else { throw .wrongOrigin }
    }
}

/// What the authenticator itself says (section 6.1).
private struct AuthenticatorData {
    let signCount: UInt32
    let isBackedUp: Bool
    /// There when a passkey is made.
    let credential: (id: [UInt8], key: CBOR)?

    private enum Flag {
        static let present: UInt8 = 1
        static let verified: UInt8 = 4
        static let backedUp: UInt8 = 16
        static let credential: UInt8 = 64
        static let extensions: UInt8 = 128
    }

    init(_ data: [UInt8], for challenge: PasskeyChallenge) throws(PasskeyFault) {
        guard data.count >= 37 else { throw .unreadable }
        guard Array(data[..<32]) == SHA256.hash(Array(challenge.relyingParty.utf8)) else { throw .wrongRelyingParty }
        let flags = data[32]
        guard flags & Flag.present != 0 else { throw .notPresent }
        guard flags & Flag.verified != 0 else { throw .notVerified }
        isBackedUp = flags & Flag.backedUp != 0
        signCount = data[33..<37].reduce(0) { $0 << 8 | UInt32($1) }
        var position = 37
        credential = flags & Flag.credential == 0 ? nil : try Self.credential(data, &position)
        if flags & Flag.extensions != 0 {
            var reader = CBORReader(data, at: position)
            guard (try? reader.value()) != nil else { throw .unreadable }
            position = reader.position
        }
        guard position == data.count else { throw .unreadable }
    }

    /// The model's identifier (16 bytes), the length of the passkey's own, that, and the key.
    private static func credential(_ data: [UInt8], _ position: inout Int) throws(PasskeyFault) -> (id: [UInt8], key: CBOR) {
        guard data.count >= position + 18 else { throw .unreadable }
        let length = Int(data[position + 16]) << 8 | Int(data[position + 17])
        position += 18
        guard data.count >= position + length else { throw .unreadable }
        let id = Array(data[position..<position + length])
        var reader = CBORReader(data, at: position + length)
        guard let key = try? reader.value() else { throw .unreadable }
        position = reader.position
        return (id, key)
    }
}

package enum SHA256 {
    package static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_hash_sha256(&hash, bytes, UInt64(bytes.count))
        return hash
    }
}
