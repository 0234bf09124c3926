import Foundation
import Newsroom
import Rendering
import Web

extension Visit {
    /// A whole screen: what every one has, and these fields.
    func screen(
        _ screen: DeskViews.Screen, title: String, status: Int = 200, _ fields: [DeskName: TemplateValue], cookies: [Cookie] = []
    ) throws -> WebAnswer {
        let all = base(title: title, screen).merging(fields) { $1 }
        var body = try desk.views.render(screen, all)
        var headers = [("Content-Type", "text/html; charset=utf-8"), ("Vary", "Accept-Encoding")] + cookies.map(\.header)
        // What an address brings along never stands beside the forms' token in what is compressed (the BREACH attack).
        if request.acceptsGzip, visitor != nil, request.query.isEmpty, request.method == "GET", let gzip = Gzip.compress(body) {
            body = gzip
            headers.append(("Content-Encoding", "gzip"))
        }
        return WebAnswer(status: status, headers: headers, body: body)
    }

    private func base(title: String, _ screen: DeskViews.Screen) -> [DeskName: TemplateValue] {
        let isWorking = visitor.map { $0.session.level == .full && !$0.lacksSecondFactor } ?? false
        var fields: [DeskName: TemplateValue] = [
            .paper: .text(desk.settings.paper.name), .siteUrl: .text(desk.settings.paper.siteURL + "/"), .title: .text(title),
            .screen: .text(screen.rawValue), .formToken: .text(FormGuard.token(secret)), .isSignedIn: .bool(visitor != nil),
            .isWorking: .bool(isWorking), .nav: .list(isWorking ? navigation : []), .fault: .none, .detail: .none,
            .editorFolder: desk.editorFiles.isThere ? .text(desk.editorFiles.folder) : .none, .deskUser: .none,
            .done: query["done"].map { .text(words["done_\($0.filter { $0.isASCII && ($0.isLetter || $0 == "_") })"]) } ?? .none,
        ]
        if isWorking, let user = visitor?.user { fields[.deskUser] = .text("\(user.id)") }
        if let user = visitor?.user { fields[.user] = .fields([.name: .text(user.name), .role: .text(words[user.role])]) }
        return fields
    }

    /// The screens that there are; the palette lists those that who is signed in can go to. A new one is a line here.
    var deskScreens: [DeskScreen] {
        func may(_ right: Right) -> Bool { visitor?.may(right) == true }
        return [
            DeskScreen(url: "/", word: .stories, shortcut: "g s"),
            DeskScreen(url: "/write", word: .newStory, shortcut: "g n", isShown: may(.writeOwnStories) && desk.editorFiles.isThere),
            DeskScreen(url: "/today", word: .today, shortcut: "g t"),
            DeskScreen(url: "/board", word: .board, shortcut: "g b"),
            DeskScreen(url: "/calendar", word: .calendar, shortcut: "g c"),
            DeskScreen(url: "/diary", word: .diary, shortcut: "g d", isShown: may(.readStories), isAside: true),
            DeskScreen(url: "/photographs", word: .photographs, shortcut: "g h", isShown: may(.readStories)),
            DeskScreen(url: "/front", word: .frontPage, shortcut: "g f", isShown: may(.arrangeFront)),
            DeskScreen(url: "/packages", word: .packages, shortcut: "g o", isShown: may(.keepPackages), isAside: true),
            DeskScreen(url: "/record", word: .record, shortcut: "g v", isShown: may(.readStories), isAside: true),
            DeskScreen(url: "/background", word: .backgrounds, shortcut: "g u", isShown: may(.readStories), isAside: true),
            DeskScreen(url: "/house-style", word: .houseStyle, shortcut: "g y", isShown: may(.readStories), isAside: true),
            DeskScreen(url: "/sources", word: .sources, shortcut: "g q", isShown: may(.keepRecord), isAside: true),
            DeskScreen(url: "/settings", word: .administration, shortcut: "g m", isShown: may(.readTrail), isAside: true),
            DeskScreen(url: "/people", word: .people, shortcut: "g p", isShown: may(.keepUsers), about: .aboutPeople),
            DeskScreen(url: "/sections", word: .sections, shortcut: "g e", isShown: may(.keepSections), about: .aboutSections),
            DeskScreen(url: "/redirects", word: .redirects, shortcut: "g r", isShown: may(.keepRedirects), about: .aboutRedirects),
            DeskScreen(url: "/settings/checklist", word: .checklist, shortcut: "g k", isShown: may(.keepSettings), about: .aboutChecks),
            DeskScreen(url: "/settings/stages", word: .stages, shortcut: "g j", isShown: may(.keepSettings), about: .aboutStages),
            DeskScreen(
                url: "/settings/newsroom", word: .settings, shortcut: "g i", isShown: may(.keepSettings), about: .aboutSettings),
            DeskScreen(url: "/trail", word: .trail, shortcut: "g l", isShown: may(.readTrail), about: .aboutTheTrail),
            DeskScreen(
                url: "/settings/webhooks", word: .webhooks, shortcut: "g w", isShown: may(.keepSettings), about: .aboutTheWebhooks),
            DeskScreen(url: "/account", word: .account, shortcut: "g a", isAside: true),
        ]
    }

    private var navigation: [TemplateValue] {
        let screens = deskScreens.filter(\.isShown)
        func isHere(_ screen: DeskScreen) -> Bool {
            request.path == screen.url || screen.url != "/" && request.path.hasPrefix(screen.url + "/")
        }
        let isInside = screens.contains { $0.about != nil && isHere($0) }
        return screens.map { screen in
            let isCurrent =
                switch screen.url {
                case "/": isHere(screen) || ["/stories", "/assignments"].contains(where: request.path.hasPrefix)
                case "/settings": isHere(screen) || isInside
                default: isHere(screen)
                }
            return .fields([
                .url: .text(screen.url), .label: .text(words[screen.word]), .shortcut: .text(screen.shortcut),
                .isCurrent: .bool(isCurrent), .isInside: .bool(screen.about != nil),
                .isAside: .bool(screen.isAside || screen.about != nil),
            ])
        }
    }

    /// A form again, with what was wrong in it.
    func reason(_ error: NewsroomError) throws -> (status: Int, text: String) {
        switch error {
        case .invalid(let field, let reason):
            let name = words["field_\(templateSpelling(field))"]
            return (422, "\(name.isEmpty ? field : name): \(reason)")
        case .conflict(let reason): return (409, reason)
        case .unavailable(let reason): return (503, reason)
        case .notFound, .notAllowed, .notAllowedHere: throw error
        }
    }

    /// Saves, and goes to the screen at an address; where that was refused, shows it again with the reason.
    func saved(
        at address: String, _ save: () async throws -> Void, orAgain show: (_ status: Int, _ fault: String) async throws -> WebAnswer
    ) async throws -> WebAnswer {
        do {
            try await save()
            return .redirect(to: address + "?done=saved")
        } catch let error as NewsroomError {
            let (status, text) = try reason(error)
            return try await show(status, text)
        }
    }

    /// The choices of a select.
    static func options(_ choices: [(value: String, label: String)], selected: String) -> TemplateValue {
        .list(
            choices.map {
                .fields([.value: .text($0.value), .label: .text($0.label), .isSelected: .bool($0.value == selected)])
            })
    }
}

/// A screen that can be gone to from everywhere.
struct DeskScreen {
    let url: String
    let word: DeskWord
    let shortcut: String
    var isShown = true
    /// Not used every hour: it stands behind "More".
    var isAside = false
    /// What it is for, where it stands among those of administration and not in the bar.
    var about: DeskWord?
}

extension Array where Element: Equatable {
    /// With one of its elements a place further up or down; nil where it is at that end already, or not there.
    func moving(_ element: Element, up: Bool) -> Self? {
        guard let at = firstIndex(of: element), indices.contains(up ? at - 1 : at + 1) else { return nil }
        var moved = self
        moved.swapAt(at, up ? at - 1 : at + 1)
        return moved
    }
}
