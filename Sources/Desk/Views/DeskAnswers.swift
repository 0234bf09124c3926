import Web

extension WebAnswer {
    static func text(_ text: String, status: Int = 200) -> WebAnswer {
        WebAnswer(status: status, headers: [("Content-Type", "text/plain; charset=utf-8")], body: text)
    }

    /// After a form: the browser fetches the next screen, and a reload sends nothing twice.
    static func redirect(to path: String, cookies: [Cookie] = []) -> WebAnswer {
        WebAnswer(status: 303, headers: [("Location", path)] + cookies.map(\.header))
    }

    var isScreen: Bool { headers.contains { $0.name == "Content-Type" && $0.value.hasPrefix("text/html") } }

    /// With what every answer of the desk says of itself, unless it says so itself: nothing of it is kept anywhere.
    static func ofDesk(_ answer: WebAnswer, _ settings: DeskSettings) -> WebAnswer {
        var answer = answer
        if !answer.headers.contains(where: { $0.name == "Cache-Control" }) { answer.headers.append(("Cache-Control", "no-store")) }
        if settings.isSecure { answer.headers.append(("Strict-Transport-Security", "max-age=31536000")) }
        let own = Set(answer.headers.map { $0.name.lowercased() })
        answer.headers += security.filter { !own.contains($0.name.lowercased()) }
        return answer
    }

    private static let policy =
        "script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'"

    /// A screen that shows others of ours in frames.
    func showingFrames() -> WebAnswer {
        var answer = self
        answer.headers += SecurityHeaders.with(policy: Self.policy + "; frame-src 'self'", referrer: "same-origin").prefix(1)
        return answer
    }

    // The referrer stays within the desk; without any, browsers would call a form's origin unknown.
    private static let security =
        SecurityHeaders.with(policy: policy, referrer: "same-origin")
        + [("X-Robots-Tag", "noindex, nofollow"), ("Cross-Origin-Resource-Policy", "same-origin")]
}
