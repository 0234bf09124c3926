package import Archive
package import CopyDesk
import Credentials
package import Editorial
package import Foundation
import HTTPTypes
package import Logging
import Newsroom
import Rendering
import Synchronization
package import Web

/// The newsroom's side: screens for those who have an account.
///
/// Every request goes the same way: the host, the route, who asks, whether the form is ours, the right that the route
/// declares; then its screen. Acts check rights once more, by the same table.
package final class Desk: WebRoom {
    let settings: DeskSettings
    let archive: NewsroomArchive
    let editorial: Editorial
    let views: DeskViews
    let media: any DeskMedia
    let rooms: DraftRooms
    let editorFiles: EditorFiles
    let pages: ReaderPages
    /// Reads spelling and grammar; nil where nobody does.
    let prose: (any ProseReader)?
    /// What readers see, and nothing else.
    let published: any PublishedArchive
    let cookies: DeskCookies
    let passwords = PasswordWork()
    let budget = SignInBudget()
    /// Of the API's calls, apart from tries to sign in.
    let callBudget = SignInBudget()
    let identifiers: IdentifierSource
    let now: @Sendable () -> Date
    private let forms: FormGuard
    let logger: Logger

    /// - Throws: `NewsroomError.invalid` where a template of the desk is wrong: a fault of ours.
    package init(
        _ settings: DeskSettings, archive: NewsroomArchive, editorial: Editorial, media: any DeskMedia, pages: ReaderPages,
        prose: (any ProseReader)? = nil, logger: Logger, now: @escaping @Sendable () -> Date = { Date() }
    ) throws {
        self.settings = settings
        self.archive = archive
        self.editorial = editorial
        self.pages = pages
        self.prose = prose
        published = PublishedEditions(archive.engine, paper: settings.paper)
        self.media = media
        self.logger = logger
        self.now = now
        editorFiles = EditorFiles(module: settings.editor)
        rooms = DraftRooms(editorial, archive: archive)
        views = try DeskViews(zone: settings.paper.timeZone)
        cookies = DeskCookies(isSecure: settings.isSecure)
        forms = FormGuard(origin: settings.origin)
        identifiers = IdentifierSource(now: now)
    }

    /// Hears of what others do to the stories that are open here, until the task is cancelled.
    package func listen() async {
        await rooms.run { logger.error("open drafts could not be looked at", metadata: ["error": "\($0)"]) }
    }

    /// What is large is taken from those only who may send it.
    package func plan(for request: WebRequest) async -> BodyPlan {
        guard let (route, values) = Routes.find(request.method, request.path), route.largestBody > 0 else { return .unread }
        if case .operation(let operation) = route.work { return await plan(operation, request) }
        guard route.largestBody > Route.largestForm else { return .memory(largest: route.largestBody) }
        do {
            guard isForUs(request) else { return .unread }
            // A form's token stands in the form itself; what brings a file has it in its head.
            if let elsewhere = try admit(try await visit(request, values), to: route, isWhole: route.takesFile) {
                return .refused(.ofDesk(elsewhere, settings))
            }
        } catch {
            return .refused(.ofDesk(await fault(error, request), settings))
        }
        return route.takesFile ? .file(media.newFile(), largest: route.largestBody) : .memory(largest: route.largestBody)
    }

    package func tooLarge(_ request: WebRequest) -> WebAnswer {
        let answer = request.isForAPI ? APIProblem.tooLarge.answer : .text("this is larger than the desk takes\n", status: 413)
        return .ofDesk(answer, settings)
    }

    package func answer(_ request: WebRequest) async -> WebAnswer {
        .ofDesk(await screen(request), settings)
    }

    private func screen(_ request: WebRequest) async -> WebAnswer {
        // Asked by who watches the program, under whatever name.
        if request.path == "/healthz" { return await health() }
        guard isForUs(request) else {
            let words = "this is the desk of \(settings.origin)"
            return request.isForAPI ? APIProblem.elsewhere(words).answer : .text(words + "\n", status: 421)
        }
        guard let (route, values) = Routes.find(request.method, request.path) else {
            return request.isForAPI ? noOperation(request) : await nowhere(request)
        }
        do {
            switch route.work {
            case .operation(let operation): return await answer(request, operation, values)
            case .screen(let work): return try await answer(request, route, work, values)
            }
        } catch {
            return await fault(error, request)
        }
    }

    /// A name that somebody else has pointed at this machine opens nothing.
    func isForUs(_ request: WebRequest) -> Bool {
        (request.headers[WebHeader.host] ?? "").lowercased() == settings.authority
    }

    private func answer(
        _ request: WebRequest, _ route: Route, _ work: Route.ScreenWork, _ values: [String: String]
    ) async throws -> WebAnswer {
        let visit = try await visit(request, values)
        if let elsewhere = try admit(visit, to: route) { return elsewhere }
        var answer = try await work(visit, visit.visitor)
        if visit.visitor == nil, cookies.form(in: request) == nil, answer.isScreen {
            answer.headers.append(cookies.form(visit.secret).header)
        }
        return answer
    }

    private func visit(_ request: WebRequest, _ values: [String: String]) async throws -> Visit {
        let visitor = try await visitor(in: request)
        let secret = try visitor?.secret ?? cookies.form(in: request) ?? Secret()
        return Visit(desk: self, request: request, values: values, secret: secret, visitor: visitor)
    }

    /// Nil where the route is to answer; otherwise where to go first.
    ///
    /// - Throws: a `Refusal`, or `NewsroomError.notAllowed`.
    private func admit(_ visit: Visit, to route: Route, isWhole: Bool = true) throws -> WebAnswer? {
        if case .staff = route.access, visit.visitor == nil { throw Refusal.notSignedIn }
        if route.method == .post, isWhole {
            guard forms.allows(visit.request, form: visit.form, secret: visit.secret) else { throw Refusal.notOurForm }
        }
        return try elsewhere(route.access, visit.visitor)
    }

    private func visitor(in request: WebRequest) async throws -> Visitor? {
        guard let secret = cookies.session(in: request) else { return nil }
        return try await visitor(secret)
    }

    /// Where who asks has to go first; nil where they are right here.
    ///
    /// - Throws: `NewsroomError.notAllowed`, or `Refusal.notSignedIn`.
    private func elsewhere(_ access: Access, _ visitor: Visitor?) throws -> WebAnswer? {
        guard case .staff(let access) = access else { return nil }
        guard let visitor else { throw Refusal.notSignedIn }
        switch (visitor.session.level, access) {
        case (.password, .halfway): return nil
        case (.password, _): return .redirect(to: "/second-factor")
        case (.full, .halfway): return .redirect(to: "/")
        case (.full, .newcomer): return nil
        case (.full, .signedIn), (.full, .right):
            if visitor.lacksSecondFactor { return .redirect(to: "/account/second-factor") }
            if case .right(let right) = access { try visitor.user.require(right) }
            return nil
        }
    }

    private func health() async -> WebAnswer {
        do {
            _ = try await archive.read { try $0.users.isThereAnyWithPassword() }
            return .text("ok\n")
        } catch {
            return .text("the database does not answer\n", status: 503)
        }
    }

    // MARK: What goes wrong

    private func nowhere(_ request: WebRequest) async -> WebAnswer {
        let methods = Routes.methods(request.path)
        guard methods.isEmpty else {
            var answer = WebAnswer.text("not to be asked in this way\n", status: 405)
            answer.headers.append(("Allow", methods.joined(separator: ", ")))
            return answer
        }
        return await notice(.notFound, status: 404, request)
    }

    private func fault(_ error: any Error, _ request: WebRequest) async -> WebAnswer {
        if request.isByScript {
            if let problem = DeskProblem.answer(to: error) { return problem }
            logger.error("a script of ours was not answered", metadata: ["path": "\(request.path)", "error": "\(error)"])
            return DeskProblem.unknown
        }
        switch error {
        case Refusal.notSignedIn:
            let next = request.method == "GET" && request.path != "/" ? "?next=\(PercentCoding.encoded(request.target))" : ""
            return .redirect(to: "/sign-in\(next)")
        case Refusal.notOurForm: return await notice(.notOurForm, status: 403, request)
        case NewsroomError.notFound: return await notice(.notFound, status: 404, request)
        case NewsroomError.notAllowed(let right), NewsroomError.notAllowedHere(let right):
            logger.info("refused", metadata: ["right": "\(right)", "path": "\(request.path)"])
            return await notice(.notAllowed, status: 403, request)
        case NewsroomError.invalid(_, let reason): return await notice(.invalid, status: 422, request, detail: reason)
        case NewsroomError.conflict(let reason): return await notice(.conflict, status: 409, request, detail: reason)
        case NewsroomError.unavailable(let reason): return await notice(.unavailable, status: 503, request, detail: reason)
        default:
            logger.error("a screen could not be made", metadata: ["path": "\(request.path)", "error": "\(error)"])
            return await notice(.internalError, status: 500, request)
        }
    }

    /// A screen that says what went wrong, with the way back for who is signed in.
    private func notice(_ word: DeskWord, status: Int, _ request: WebRequest, detail: String = "") async -> WebAnswer {
        do {
            let visitor = try await visitor(in: request)
            let secret = try visitor?.secret ?? cookies.form(in: request) ?? Secret()
            let visit = Visit(desk: self, request: request, values: [:], secret: secret, visitor: visitor)
            return try visit.screen(
                .notice, title: views.words[word], status: status, [.message: .text(views.words[word]), .detail: .text(detail)])
        } catch {
            return .text("internal error\n", status: status)
        }
    }
}

extension WebRequest {
    /// Path and query.
    var target: String { query.isEmpty ? path : "\(path)?\(query)" }
}
