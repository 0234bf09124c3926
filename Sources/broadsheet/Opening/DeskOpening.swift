import Archive
import Credentials
import Desk
import Editorial
import Foundation
import Hummingbird
import Logging
import Media
import Newsroom
import Prose
import Rendering
import ServiceLifecycle
import Web

/// The desk as the program opens it: its listener, and the link by which a new newsroom's first account is made.
struct DeskOpening {
    let newsroom: OpenNewsroom
    let editorial: Editorial
    let theme: Theme
    let logger: Logger

    /// People of one newsroom, each with a few connections: a flood of readers has its own.
    private static let connections = 1_024

    /// - Parameter onRunning: told the port once it listens.
    func application(onRunning: @escaping @Sendable (_ port: Int) async -> Void) async throws -> Application<WebResponder<Desk>> {
        let place = newsroom.settings.desk
        let settings = DeskSettings(
            paper: newsroom.settings.paper, origin: place.url, rules: place.rules, proxies: place.proxies,
            editor: place.editor.isEmpty ? [] : Array(try Data(contentsOf: URL(filePath: place.editor))),
            lines: newsroom.settings.lines, vault: try await vault())
        let prose = newsroom.settings.prose.reader { [logger] line in logger.warning("\(line)") }
        let desk = try Desk(
            settings, archive: newsroom.archive, editorial: editorial,
            media: DeskPictures(media: newsroom.media, darkroom: try newsroom.darkroom()),
            pages: ReaderPages(paper: settings.paper, theme: theme), prose: prose.readsNothing ? nil : prose, logger: logger)
        return WebServer.application(
            desk, host: place.host, port: place.port, limits: WebServer.Limits(connections: Self.connections), logger: logger,
            services: [ListeningToDrafts(desk: desk)], onRunning: onRunning)
    }

    private func vault() async throws -> SourceVault? {
        let isNeeded = try await newsroom.archive.read { try $0.confidentialSources.isThereAny() }
        let vault = try SourceKeyFile.vault(newsroom.settings.sourceKey, isNeeded: isNeeded)
        if vault == nil {
            logger.error(
                "the key of the confidential sources is missing: nobody can see who they are",
                metadata: ["file": "\(newsroom.settings.sourceKey.path)"])
        }
        return vault
    }

    /// What to tell who started the program: where the desk is, and the way in where nobody has one yet.
    func invitation() async throws -> String {
        let url = newsroom.settings.desk.url
        guard try await newsroom.archive.read({ try !$0.users.isThereAnyWithPassword() }) else { return "The desk: \(url)/" }
        let secret = try Secret()
        try await editorial.perform(OfferSetUp(link: secret.hash), as: User.operator.id)
        return """
            The desk: \(url)/link/\(secret.text)
              Nobody can sign in yet. This link makes the first account, once, within a day; another start prints another link.
            """
    }
}

/// Hears of what others do to open drafts, as long as the program runs.
private struct ListeningToDrafts: Service {
    let desk: Desk

    func run() async throws {
        await cancelWhenGracefulShutdown { await desk.listen() }
    }
}
