import ArgumentParser

struct TranslationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "translation", abstract: "Say which stories are translations of one another.",
        discussion: """
            EXAMPLE
              broadsheet translation link council-approves-flood-wall rada-skhvalyla-damnu-stinu
            """,
        subcommands: [Link.self, Unlink.self, List.self])

    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Link stories, each in a language of its own: each leads its readers to the others that are public.",
            discussion: """
                A story is named by its address, or by its identifier while it is not public. Those that one of them was linked with
                before come along.

                EXAMPLE
                  broadsheet translation link council-approves-flood-wall rada-skhvalyla-damnu-stinu
                """)

        @Argument(help: "The stories.") var stories: [String]
        @OptionGroup var options: SettingsOptions

        func run() async throws { try await options.perform(.linkTranslations(stories)) }
    }

    struct Unlink: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a story out of those that it is linked with; the others stay linked.",
            discussion: """
                EXAMPLE
                  broadsheet translation unlink rada-skhvalyla-damnu-stinu
                """)

        @Argument(help: "The story.") var story: String
        @OptionGroup var options: SettingsOptions

        func run() async throws { try await options.perform(.unlinkTranslation(story)) }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a story and those that it is linked with: language, address or identifier, headline.",
            discussion: """
                EXAMPLE
                  broadsheet translation list council-approves-flood-wall
                """)

        @Argument(help: "The story.") var story: String
        @OptionGroup var options: SettingsOptions

        func run() async throws { try await options.list(.translations(of: story)) }
    }
}
