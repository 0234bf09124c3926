import Newsroom
import Rendering
import Web

/// The screens by which the newsroom itself is kept, each with what it is for.
struct AdministrationScreen {
    static let routes = [Route(.get, "/settings", for: .right(.readTrail)) { visit, _ in try AdministrationScreen(visit: visit).show() }]

    let visit: Visit

    private func show() throws -> WebAnswer {
        let screens = visit.deskScreens.filter { $0.isShown && $0.about != nil }
        return try visit.screen(
            .administration, title: visit.words[.administration],
            [
                .screens: .list(
                    screens.map { screen in
                        .fields([
                            .url: .text(screen.url), .label: .text(visit.words[screen.word]),
                            .about: screen.about.map { .text(visit.words[$0]) } ?? .none,
                        ])
                    })
            ])
    }
}
