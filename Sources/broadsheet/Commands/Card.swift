import ArgumentParser
import Foundation
import Newsroom
import Outbound
import Wire

struct Card: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what a story card for a page elsewhere says; fetch the page anew.",
        discussion: """
            Fetches the page as the server does for a story card that has only an address, and prints what the card shows. Nothing
            is kept; with --refresh nothing is printed, and the newsroom fetches the page anew in the background for every story
            that shows it.

            EXAMPLE
              broadsheet card https://gazette.example/ferries/
              broadsheet card https://gazette.example/ferries/ --refresh --data /srv/paper
            """)

    @Argument(help: ArgumentHelp("The page's address.", valueName: "url")) var url: String
    @Flag(help: "Have the newsroom fetch the page anew.") var refresh = false
    @Flag(help: "Print one JSON object.") var json = false
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.resolved()
        if refresh { return try await askAnew(settings) }
        guard LinkPreview.isFetchable(url) else {
            throw CommandFailure(
                "\(url.prefix(200)) is no address of a page elsewhere: http or https, at most \(LinkPreview.Limit.url) bytes")
        }
        let reader = PageReaderProcess(executable: try OwnProgram.path(), arguments: ["read-pages"])
        let preview: LinkPreview
        do {
            preview = try await CardFetcher(Outbound(settings), reader, zone: settings.paper.timeZone).fetch(url)
        } catch {
            throw CommandFailure("\(url.prefix(200)): \(error.reason)")
        }
        print(json ? Self.object(preview) : Self.lines(preview))
    }

    private func askAnew(_ settings: NewsroomSettings) async throws {
        let door = try await OpenDoor.find(settings)
        let answer = try await door.perform(.refreshCard(url: url))
        await door.close()
        switch answer {
        case .done(let what): print(what)
        case .refused(let reason): throw CommandFailure(reason)
        default: throw CommandFailure("the server answered something else")
        }
    }

    private static func fields(_ preview: LinkPreview) -> [(String, String?)] {
        [
            ("title", preview.title), ("summary", preview.summary), ("site", preview.site), ("author", preview.author),
            ("language", preview.language),
        ]
    }

    private static func lines(_ preview: LinkPreview) -> String {
        fields(preview).compactMap { name, text in
            guard let text, !text.isEmpty else { return nil }
            return name.padding(toLength: 10, withPad: " ", startingAt: 0) + text
        }.joined(separator: "\n")
    }

    private static func object(_ preview: LinkPreview) -> String {
        let members = [("url", preview.url as String?)] + fields(preview)
        let value = JSONValue.object(members.map { JSONValue.Member($0, $1.map { .string($0) } ?? .null) })
        return String(decoding: value.bytes(), as: UTF8.self)
    }
}
