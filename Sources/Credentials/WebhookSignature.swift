import CSodium

/// How messages to webhooks are signed (Standard Webhooks 1.0): HMAC-SHA256 over identifier, time and body.
package enum WebhookSignature {
    private static let prefix = "whsec_"

    /// As the receiver is told it.
    package static func text(secret: [UInt8]) -> String { prefix + base64(secret) }

    /// The header's value: a signature for each secret that is good.
    ///
    /// - Parameter timestamp: seconds since 1970, as in the message's own header.
    package static func header(id: String, timestamp: Int, body: String, secrets: [[UInt8]]) -> String {
        let signed = Array("\(id).\(timestamp).\(body)".utf8)
        return secrets.map { "v1," + base64(hmac(signed, key: $0)) }.joined(separator: " ")
    }

    private static func hmac(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        var state = crypto_auth_hmacsha256_state()
        var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_bytes()))
        crypto_auth_hmacsha256_init(&state, key, key.count)
        crypto_auth_hmacsha256_update(&state, bytes, UInt64(bytes.count))
        crypto_auth_hmacsha256_final(&state, &code)
        return code
    }

    /// RFC 4648, section 4.
    private static func base64(_ bytes: [UInt8]) -> String {
        let text = Base64URL.encode(bytes).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        return String(text) + String(repeating: "=", count: (4 - text.count % 4) % 4)
    }
}
