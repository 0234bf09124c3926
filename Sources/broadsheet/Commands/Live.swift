import ArgumentParser
import Foundation

struct Live: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Cover a story live: post, correct, pin and remove updates.",
        discussion: """
            The words of an update come from standard input: plain text, a blank line between paragraphs. Readers see them at once.

            EXAMPLE
              broadsheet live start storm-over-the-coast
              broadsheet live post storm-over-the-coast --headline "The bridge is closed" --key < update.txt
            """,
        subcommands: [Start.self, Post.self, Correct.self, Pin.self, Remove.self, End.self])

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a public story one that is covered live, or go on with a coverage that has ended.",
            discussion: "EXAMPLE\n  broadsheet live start storm-over-the-coast")

        @Argument(help: "The story's slug: the part of its address between the slashes.") var story: String
        @OptionGroup var options: SettingsOptions

        func run() async throws { try await Live.ask(.start(slug: story), options) }
    }

    struct Post: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Post an update; prints its identifier.",
            discussion: "EXAMPLE\n  broadsheet live post storm-over-the-coast --by \"Ada Example\" < update.txt")

        @Argument(help: "The story's slug.") var story: String
        @Option(help: "A headline.") var headline: String?
        @Option(help: "Who wrote it: a contributor's name. May be given several times.") var by: [String] = []
        @Flag(help: "It is a key event.") var key = false
        @Flag(help: "Keep it above the others.") var pin = false
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            let text = LiveText(headline: headline, authors: by, isKeyEvent: key, text: try Live.input())
            try await Live.ask(.post(slug: story, text, isPinned: pin), options)
        }
    }

    struct Correct: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put other words in the place of an update's; what it said before stays on the record.",
            discussion: "EXAMPLE\n  broadsheet live correct 0190… --notice \"The bridge was closed at 9, not at 8.\" < update.txt")

        @Argument(help: "The update's identifier, as post printed it.") var update: String
        @Option(help: "What was wrong, for readers. Without it they are told nothing: a typing error.") var notice = ""
        @Option(help: "Another headline.") var headline: String?
        @Option(help: "Other authors.") var by: [String] = []
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            let text = LiveText(headline: headline, authors: by.isEmpty ? nil : by, text: try Live.input())
            try await Live.ask(.correct(update: update, text, notice: notice), options)
        }
    }

    struct Pin: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keep an update above the others, or let it go.",
            discussion: "EXAMPLE\n  broadsheet live pin 0190…\n  broadsheet live pin 0190… --undo")

        @Argument(help: "The update's identifier.") var update: String
        @Flag(help: "Let it go back to its place.") var undo = false
        @OptionGroup var options: SettingsOptions

        func run() async throws { try await Live.ask(.pin(update: update, isPinned: !undo), options) }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an update from readers; it stays on the record.",
            discussion: "EXAMPLE\n  broadsheet live remove 0190… --reason \"It was another bridge.\"")

        @Argument(help: "The update's identifier.") var update: String
        @Option(help: "Why, for the audit trail.") var reason: String
        @OptionGroup var options: SettingsOptions

        func run() async throws { try await Live.ask(.remove(update: update, reason: reason), options) }
    }

    struct End: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End the coverage: readers are told that nothing more comes.",
            discussion: "EXAMPLE\n  broadsheet live end storm-over-the-coast")

        @Argument(help: "The story's slug.") var story: String
        @OptionGroup var options: SettingsOptions

        func run() async throws { try await Live.ask(.end(slug: story), options) }
    }

    // MARK: What all do

    private static func ask(_ request: LiveRequest, _ options: SettingsOptions) async throws {
        let door = try await OpenDoor.find(options.resolved())
        let answer = try await door.perform(.live(request))
        await door.close()
        switch answer {
        case .live(let lines): for line in lines { print(line) }
        case .refused(let reason): throw CommandFailure(reason)
        default: throw CommandFailure("the server answered something else")
        }
    }

    private static let longestInput = 1 << 20

    private static func input() throws -> String {
        if isatty(FileHandle.standardInput.fileDescriptor) == 1 { print("The update, then Ctrl-D:") }
        let data = try FileHandle.standardInput.read(upToCount: longestInput + 1) ?? Data()
        guard data.count <= longestInput else { throw CommandFailure("an update may have \(longestInput) bytes at most") }
        guard let text = String(validating: data, as: UTF8.self) else { throw CommandFailure("an update is UTF-8") }
        return text
    }
}
