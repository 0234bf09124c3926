import ArgumentParser
import Foundation

struct FrontCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "front", abstract: "Arrange the front page.",
        discussion: """
            EXAMPLE
              broadsheet front show
              broadsheet front set --lead council-approves-flood-wall --second swing-bridge-closed --package the-flood-wall
            """,
        subcommands: [Show.self, Set.self])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what is placed where; a dash is a place that the newest story takes.",
            discussion: """
                EXAMPLE
                  broadsheet front show --data /srv/paper
                """)

        @OptionGroup var options: SettingsOptions

        func run() async throws {
            guard case .front(let front) = try await options.ask(.front) else { throw CommandFailure.otherAnswer }
            print("revision \(front.revision)")
            for line in front.lines { print(line) }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Place stories and packages by their addresses; what is not named goes to the newest.",
            discussion: """
                A story that is not public yet is named by its identifier and appears when it is published. A dash leaves a place
                to the newest story.

                EXAMPLE
                  broadsheet front set --lead council-approves-flood-wall --second - --second swing-bridge-closed
                  broadsheet front set
                """)

        @Option(help: "The story that leads.") var lead: String?
        @Option(help: "A story beside the lead; up to five, in order.") var second: [String] = []
        @Option(help: "An opinion or analysis; up to four, in order.") var column: [String] = []
        @Option(help: "A package of stories; up to three, in order.") var package: [String] = []
        @Option(help: "The revision that you have seen; refused if it is no longer the latest.") var basedOn: Int?
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            let front = FrontByName(
                slots: ["lead": lead.map { [$0] } ?? [], "seconds": second, "columns": column], packages: package, basedOn: basedOn)
            try await options.perform(.arrangeFront(front))
        }
    }
}

struct SectionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "section", abstract: "Keep the sections of the paper.",
        discussion: """
            EXAMPLE
              broadsheet section add "Town hall" --summary "The council and its money." --position 1
            """,
        subcommands: [Add.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a section. Readers see it from its first story on.",
            discussion: """
                EXAMPLE
                  broadsheet section add "Town hall" --slug town-hall --position 1
                """)

        @Argument(help: "The section's name.") var name: String
        @Option(help: "Its address; made from the name unless given.") var slug = ""
        @Option(help: "A sentence on what is in it.") var summary = ""
        @Option(help: "Its place among the sections, from 0.") var position = 0
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            try await options.perform(.addSection(name: name, slug: slug, summary: summary, position: position))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the sections: position, address, name, summary.",
            discussion: """
                EXAMPLE
                  broadsheet section list
                """)

        @OptionGroup var options: SettingsOptions

        func run() async throws { try await options.list(.sections) }
    }
}

struct PackageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "package", abstract: "Keep packages of stories.",
        discussion: """
            EXAMPLE
              broadsheet package save peace-talks.json
              broadsheet package list
            """,
        subcommands: [Save.self, List.self])

    struct Save: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a package from a JSON file, or change the one with its slug.",
            discussion: """
                The file is one object: title, slug, standfirst, stories (addresses or identifiers, in order), lead (one of them),
                public (yes or no) and basedOn (the revision that you have seen). Only title and stories must be there.

                EXAMPLE
                  echo '{"title": "The flood wall", "stories": ["council-approves-flood-wall"], "public": true}' > wall.json
                  broadsheet package save wall.json
                """)

        @Argument(help: "The file.") var file: String
        @OptionGroup var options: SettingsOptions

        private static let largest = 1_000_000

        func run() async throws {
            guard let data = FileManager.default.contents(atPath: file) else { throw CommandFailure("there is no file \(file)") }
            guard data.count <= Self.largest else { throw CommandFailure("\(file): a package's file has a megabyte at most") }
            let wish: PackageByName
            do {
                wish = try JSONDecoder().decode(PackageByName.self, from: data)
            } catch {
                throw CommandFailure("\(file): not an object with \"title\" and \"stories\"; broadsheet package save --help shows one")
            }
            try await options.perform(.savePackage(wish))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the newest 200 packages: address, revision, state, number of stories, title.",
            discussion: """
                EXAMPLE
                  broadsheet package list
                """)

        @OptionGroup var options: SettingsOptions

        func run() async throws { try await options.list(.packages) }
    }
}
