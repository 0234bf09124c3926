import HTTPTypes

extension WebRequest {
    /// The value of a cookie (RFC 6265, section 5.4); the first where a name is there twice. Nil where there is none.
    package func cookie(_ name: String) -> String? {
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                guard let sign = pair.firstIndex(of: "="), pair[..<sign] == name else { continue }
                return String(pair[pair.index(after: sign)...])
            }
        }
        return nil
    }
}

/// A cookie on its way to the browser.
package struct Cookie: Sendable {
    package var name: String
    /// Of letters, digits, `-`, `_` and `.` only.
    package var value: String
    /// Seconds; nil until the browser is closed, 0 to take it away.
    package var lifetime: Int?
    /// Whether it goes over TLS only.
    package var isSecure: Bool

    package init(_ name: String, _ value: String, lifetime: Int? = nil, isSecure: Bool) {
        self.name = name
        self.value = value
        self.lifetime = lifetime
        self.isSecure = isSecure
    }

    /// For this host alone, out of reach for scripts, and not sent along with what other sites post.
    package var header: (name: String, value: String) {
        let lifetime = lifetime.map { "; Max-Age=\($0)" } ?? ""
        return ("Set-Cookie", "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")\(lifetime)")
    }
}
