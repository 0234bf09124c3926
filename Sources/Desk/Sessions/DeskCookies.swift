import Credentials
import Newsroom
import Web

/// The desk's cookies. Over TLS their names begin with `__Host-`, which browsers take from this very host only; a desk on plain
/// HTTP is one on this machine, and its cookies have plain names.
struct DeskCookies: Sendable {
    let isSecure: Bool

    private func name(_ name: String) -> String { isSecure ? "__Host-\(name)" : name }

    private func secret(_ name: String, in request: WebRequest) -> Secret? {
        request.cookie(self.name(name)).flatMap { Secret($0) }
    }

    func session(in request: WebRequest) -> Secret? { secret("desk", in: request) }

    func session(_ secret: Secret) -> Cookie {
        Cookie(name("desk"), secret.text, lifetime: Int(DeskSession.longest), isSecure: isSecure)
    }

    var noSession: Cookie { Cookie(name("desk"), "", lifetime: 0, isSecure: isSecure) }

    /// By which forms of who is not signed in are known to be ours.
    func form(in request: WebRequest) -> Secret? { secret("form", in: request) }
    func form(_ secret: Secret) -> Cookie { Cookie(name("form"), secret.text, isSecure: isSecure) }

    /// By which a browser is known that an account has signed in from.
    func device(in request: WebRequest) -> Secret? { secret("device", in: request) }
    func device(_ secret: Secret) -> Cookie { Cookie(name("device"), secret.text, lifetime: 400 * 86_400, isSecure: isSecure) }
}
