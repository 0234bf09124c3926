import ArgumentParser

struct ContributorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contributor", abstract: "Keep the people in bylines.",
        discussion: """
            EXAMPLE
              broadsheet contributor list
              broadsheet contributor portrait ada-example 0190f2a4-6f0e-7cc3-8a31-3f5f1c8d2b11
            """,
        subcommands: [Portrait.self, List.self])

    struct Portrait: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set the picture on a contributor's page, or take it away.",
            discussion: """
                The picture is a photograph that was taken in before (broadsheet photograph add prints its identifier), with an
                alternative text. It is shown square, around its focal point, with its credit.

                EXAMPLE
                  broadsheet contributor portrait ada-example 0190f2a4-6f0e-7cc3-8a31-3f5f1c8d2b11
                  broadsheet contributor portrait ada-example --none
                """)

        @Argument(help: "The contributor, by the address of the page: ada-example.") var contributor: String
        @Argument(help: "The photograph's identifier.") var photograph: String?
        @Flag(help: "Take the picture away.") var none = false
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            guard none == (photograph == nil) else { throw CommandFailure("name a photograph, or say --none") }
            try await options.perform(.setPortrait(contributor: contributor, photograph: photograph))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the newest 200 contributors: address, name, position, portrait.",
            discussion: """
                EXAMPLE
                  broadsheet contributor list
                """)

        @OptionGroup var options: SettingsOptions

        func run() async throws { try await options.list(.contributors) }
    }
}
