import Archive
import Credentials
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Forms of the desk")
struct FormTests {
    @Test func `a form from elsewhere changes nothing, and neither does one without our token`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .administrator)
            let token = await browser.token(on: "/")
            let fields = [("name", "New"), ("email", "new@vellmouth.example"), ("role", "editor")]
            let ours = ("Origin", TestDesk.origin)
            let another = try await desk.browser(of: .editor).token(on: "/")
            for (name, token, headers) in [
                ("another origin", token, [("Origin", "https://evil.example")]), ("no origin", token, []),
                ("an unknown origin", token, [("Origin", "null")]),
                ("the origin over plain HTTP", token, [("Origin", "http://desk.paper.example")]),
                ("another site", token, [("Sec-Fetch-Site", "cross-site")]),
                ("a site beside ours", token, [ours, ("Sec-Fetch-Site", "same-site")]),
                ("no token", "", [ours]), ("a made-up token", "AAAA", [ours]), ("somebody else's token", another, [ours]),
            ] {
                let answer = await browser.post("/people", raw: [("form_token", token)] + fields, headers: headers)
                #expect(answer.status == 403, "\(name)")
            }
            #expect(try await desk.archive.read { try $0.users.find(email: "new@vellmouth.example") } == nil)
            let answer = await browser.post("/people", raw: [("form_token", token)] + fields, headers: [("Sec-Fetch-Site", "same-origin")])
            #expect(answer.status == 200)
        }
    }

    @Test func `another name of this machine opens nothing`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .administrator)
            for host in ["evil.example", "desk.paper.example:8081", "desk.paper.example.", ""] {
                #expect(await browser.get("/people", headers: [("Host", host)]).status == 421, "\(host)")
            }
            #expect(await browser.get("/healthz", headers: [("Host", "10.0.0.1")]).text == "ok\n")
        }
    }

    @Test func `every answer says what its page may do, and is kept nowhere`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .administrator)
            for target in ["/", "/people", "/account", "/sign-in", "/nothing", "/healthz", "/people/", "/stories.json?q=a"] {
                let answer = await browser.get(target)
                let policy = answer["Content-Security-Policy"] ?? ""
                #expect(policy.hasPrefix("default-src 'none';") && !policy.contains("unsafe") && !policy.contains("*"), "\(target)")
                #expect(answer["X-Content-Type-Options"] == "nosniff" && answer["Cache-Control"] == "no-store", "\(target)")
                #expect(answer["Strict-Transport-Security"] != nil && answer["Referrer-Policy"] == "same-origin", "\(target)")
                #expect(
                    !answer.text.contains("<style") && !answer.text.contains(" style=") && !answer.text.contains("<script>"), "\(target)")
            }
        }
    }

    @Test func `cookies are for this host, out of scripts' reach, and over TLS only`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = desk.browser()
            let cookie = await browser.get("/sign-in")["Set-Cookie"] ?? ""
            #expect(
                cookie.hasPrefix("__Host-form=") && cookie.contains("; HttpOnly") && cookie.contains("; Secure")
                    && cookie.contains("; Path=/"))
            #expect(cookie.contains("; SameSite=Lax") && !cookie.contains("Domain"))
        }
    }

    @Test(arguments: [
        ("/people", "/people"), ("/?stage=draft", "/?stage=draft"), ("", "/"), ("people", "/"), ("//evil.example", "/"),
        ("/\\evil.example", "/"), ("https://evil.example", "/"), ("/a\r\nSet-Cookie: x=y", "/"), ("javascript:alert(1)", "/"),
    ])
    func `what comes next is a place at the desk`(_ wish: String, _ place: String) {
        #expect(Visit.safe(wish) == place)
    }
}
