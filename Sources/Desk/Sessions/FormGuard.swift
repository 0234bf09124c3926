import Credentials
import HTTPTypes
import Web

/// Whether a request that changes something comes from a screen of ours: by what the browser says of its origin, and by a
/// token that only our screens have.
struct FormGuard: Sendable {
    static let field = "form_token"
    static let header = "X-Form-Token"

    /// `https://desk.paper.example`.
    let origin: String

    static func token(_ secret: Secret) -> String { secret.derived(for: "forms of the desk") }

    func allows(_ request: WebRequest, form: Form, secret: Secret) -> Bool {
        guard isOurs(request) else { return false }
        let token = form[Self.field] ?? WebHeader.field(Self.header, in: request) ?? ""
        return ConstantTime.equal(token, Self.token(secret))
    }

    /// Browsers send at least one of the two with every POST.
    private func isOurs(_ request: WebRequest) -> Bool {
        let sender = request.headers[WebHeader.origin]
        let site = request.headers[WebHeader.fetchSite]
        if let sender, sender != origin { return false }
        if let site, site != "same-origin" { return false }
        return sender != nil || site != nil
    }
}
