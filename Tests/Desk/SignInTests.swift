import Archive
import Credentials
import Editorial
import EditorialTestSupport
import Foundation
import HTTPTypes
import Newsroom
import TestSupport
import Testing
import Web

@testable import Desk

@Suite("Signing in")
struct SignInTests {
    private func prepare(_ desk: TestDesk, _ users: User...) async throws {
        let hash = try TestDesk.hash.get()
        try await desk.archive.write { records in
            for user in users { try records.users.setPassword(hash.encoded, of: user.id) }
        }
    }

    private func signIn(_ browser: TestBrowser, _ email: String, _ password: String = TestDesk.password) async -> WebAnswer {
        await browser.post("/sign-in", [("email", email), ("password", password)])
    }

    @Test(arguments: TestEngine.all)
    func `a password that is right opens the desk, and its session is another than before`(_ kind: TestEngine) async throws {
        try await withDesk(kind) { desk in
            try await prepare(desk, .editor)
            let browser = desk.browser()
            #expect(await signIn(browser, User.editor.email.uppercased()).location == "/")
            let first = browser.cookies["__Host-desk"]
            #expect(await browser.get("/").status == 200)
            #expect(await signIn(browser, User.editor.email).location == "/")
            #expect(browser.cookies["__Host-desk"] != first)
            // The one before is over, not only forgotten.
            #expect(try await desk.archive.read { try $0.sessions.of(User.editor.id).count } == 1)
            #expect(await browser.post("/account/sign-out").location == "/sign-in")
            #expect(browser.cookies["__Host-desk"] == nil)
            #expect(try await desk.archive.read { try $0.sessions.of(User.editor.id).count } == 0)
            let events = try await desk.archive.read { try $0.trail.events(about: "user:\(User.editor.id)") }
            #expect(events.map(\.act) == ["StartSession", "StartSession", "EndSession", "EndSession"])
        }
    }

    @Test func `who is not there is answered as who types a wrong password`() async throws {
        try await withDesk(.sqlite) { desk in
            try await prepare(desk, .editor, .reporter)
            try await desk.archive.write { records in
                var suspended = User.reporter
                suspended.status = .suspended
                try records.users.update(suspended)
            }
            var answers: [String] = []
            for (email, password) in [
                (User.editor.email, "a wrong password for it"), ("nobody@vellmouth.example", TestDesk.password),
                (User.reporter.email, TestDesk.password), (User.operator.email, TestDesk.password),
                (User.chiefEditor.email, TestDesk.password), (User.editor.email, ""),
            ] {
                let answer = await signIn(desk.browser(), email, password)
                #expect(answer.status == 401)
                let token = answer.text.components(separatedBy: "name=\"form_token\" value=\"").last?.prefix { $0 != "\"" } ?? ""
                answers.append(answer.text.replacing(email, with: "EMAIL").replacing(token, with: "TOKEN"))
            }
            #expect(Set(answers).count == 1)
        }
    }

    @Test func `ten wrong tries are enough, for an account that is there and for one that is not`() async throws {
        for email in [User.editor.email, "nobody@vellmouth.example"] {
            try await withDesk(.sqlite) { desk in
                try await prepare(desk, .editor)
                let known = desk.browser(peer: "198.51.100.7")
                _ = await signIn(known, User.editor.email)
                known.cookies["__Host-desk"] = nil
                let browser = desk.browser()
                for _ in 0..<10 { #expect(await signIn(browser, email, "a wrong password for it").status == 401) }
                let refused = await signIn(browser, email)
                #expect(refused.status == 429 && refused["Retry-After"] == "180")
                // Neither another network, nor what a client says of itself, gives it more tries.
                for header in ["X-Forwarded-For", "X-Real-IP", "Forwarded", "CF-Connecting-IP", "True-Client-IP"] {
                    let other = desk.browser(peer: "203.0.113.9")
                    other.headers = [(header, "203.0.113.\(Int.random(in: 10...200))")]
                    #expect(await signIn(other, email).status == 429, "\(header)")
                }
                // But nobody is locked out of where they have been before.
                #expect(await signIn(known, User.editor.email).location == "/")
                desk.clock.advance(181)
                #expect(await signIn(browser, email, "a wrong password for it").status == 401)
                #expect(await signIn(browser, email).status == 429)
            }
        }
    }

    @Test func `thirty wrong tries from one network are enough, whatever accounts they name`() async throws {
        try await withDesk(.sqlite) { desk in
            try await prepare(desk, .editor)
            for number in 0..<30 {
                // One network of IPv6, whatever addresses in it.
                let browser = desk.browser(peer: "2001:db8:1:\(number)::\(number)")
                #expect(await signIn(browser, "nobody\(number)@vellmouth.example").status == 401)
            }
            #expect(await signIn(desk.browser(peer: "2001:db8:1:ffff::1"), User.editor.email).status == 429)
            #expect(await signIn(desk.browser(peer: "2001:db8:2::1"), User.editor.email).location == "/")
        }
    }

    @Test(
        arguments: [
            ("192.0.2.1", "", [], "192.0.2.1"), ("192.0.2.1", "203.0.113.5", [], "192.0.2.1"),
            ("127.0.0.1", "203.0.113.5", ["127.0.0.1"], "203.0.113.5"),
            ("127.0.0.1", "10.9.9.9, 203.0.113.5", ["127.0.0.1"], "203.0.113.5"),
            ("127.0.0.1", "10.9.9.9, 203.0.113.5, 10.0.0.2", ["127.0.0.1", "10.0.0.2"], "203.0.113.5"),
            ("127.0.0.1", "nonsense", ["127.0.0.1"], "127.0.0.1"), ("127.0.0.1", "", ["127.0.0.1"], "127.0.0.1"),
            ("198.51.100.1", "203.0.113.5", ["127.0.0.1"], "198.51.100.1"),
        ] as [(String, String, Set<String>, String)])
    func `where somebody asks from is what our own proxies say`(_ peer: String, _ named: String, _ proxies: Set<String>, _ address: String)
    {
        var request = WebRequest(path: "/", headers: [:], peer: peer)
        if !named.isEmpty { request.headers[WebHeader.forwardedFor] = named }
        #expect(ClientNetwork.address(of: request, proxies: proxies) == address)
    }

    @Test func `one network is one address of IPv4, and what one customer is given of IPv6`() {
        #expect(ClientNetwork.key("192.0.2.1") == ClientNetwork.key("::ffff:192.0.2.1"))
        #expect(ClientNetwork.key("192.0.2.1") != ClientNetwork.key("192.0.2.2"))
        #expect(ClientNetwork.key("2001:db8:1:2::3") == ClientNetwork.key("2001:db8:1:ffff:1::"))
        #expect(ClientNetwork.key("2001:db8:1::") != ClientNetwork.key("2001:db8:2::"))
    }

    @Test func `a session ends when nobody uses it, and when it has lasted a week`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .editor)
            desk.clock.advance(DeskSession.idle - 1)
            #expect(await browser.get("/").status == 200)
            desk.clock.advance(DeskSession.idle)
            #expect(await browser.get("/").location == "/sign-in")
            let second = try await desk.browser(of: .editor)
            for _ in 0..<14 {
                desk.clock.advance(DeskSession.longest / 14 - 1)
                #expect(await second.get("/").status == 200)
            }
            desk.clock.advance(20)
            #expect(await second.get("/people?x=y").location == "/sign-in?next=%2Fpeople%3Fx%3Dy")
        }
    }

    @Test func `a session that was cut off is over on the next request`() async throws {
        try await withDesk(.sqlite) { desk in
            let browser = try await desk.browser(of: .editor)
            let administrator = try await desk.browser(of: .administrator)
            #expect(await browser.get("/").status == 200)
            let fields = [("name", "The editor"), ("role", "editor"), ("suspended", "yes")]
            #expect(await administrator.post("/people/\(User.editor.id)", fields).status == 303)
            #expect(await browser.get("/").location == "/sign-in")
            #expect(await browser.post("/account/sessions/end-others").location == "/sign-in")
        }
    }

    @Test func `who must have a second factor does nothing before there is one`() async throws {
        try await withDesk(.sqlite, rules: NewsroomRules()) { desk in
            let browser = try await desk.browser(of: .editor)
            for route in Routes.all where route.access == .staff(.signedIn) || route.access == .staff(.right(.readStories)) {
                let path = route.path.filled(RightsTests.values(story: Story.pierClosed))
                let answer = route.method == .get ? await browser.get(path) : await browser.post(path)
                #expect(answer.location == "/account/second-factor", "\(path)")
            }
            #expect(await browser.get("/account/authenticator").status == 200)
            // A reporter publishes nothing.
            let reporter = try await desk.browser(of: .reporter)
            #expect(await reporter.get("/").status == 200)
        }
    }

    @Test func `who has only shown a password sees the second factor, and nothing else`() async throws {
        try await withDesk(.sqlite) { desk in
            let secret = [UInt8](repeating: 7, count: TOTP.secretLength)
            try await desk.archive.write { try $0.secondFactors.put(secret, step: 0, of: User.editor.id, at: .firstMorning) }
            let browser = try await desk.browser(of: .editor)
            for route in Routes.all {
                guard case .staff(let access) = route.access, access != .halfway else { continue }
                let path = route.path.filled(RightsTests.values(story: Story.pierClosed))
                let answer = route.method == .get ? await browser.get(path) : await browser.post(path)
                #expect(answer.location == "/second-factor", "\(path)")
            }
            let code = TOTP(secret: secret).code(step: TOTP.step(at: desk.clock.now))
            #expect(await browser.post("/second-factor", [("code", code), ("next", "/account")]).location == "/account")
            #expect(await browser.get("/account").status == 200)
        }
    }

    @Test func `tries at second factors are counted over sessions`() async throws {
        try await withDesk(.sqlite) { desk in
            let secret = [UInt8](repeating: 7, count: TOTP.secretLength)
            try await desk.archive.write { try $0.secondFactors.put(secret, step: 0, of: User.editor.id, at: .firstMorning) }
            var statuses: [Int] = []
            for _ in 0..<4 {
                let browser = try await desk.browser(of: .editor)
                for _ in 0..<5 { statuses.append(await browser.post("/second-factor", [("code", "000000")]).status) }
            }
            #expect(statuses.prefix(15).allSatisfy { $0 != 429 } && statuses.suffix(5).allSatisfy { $0 == 429 })
        }
    }
}
