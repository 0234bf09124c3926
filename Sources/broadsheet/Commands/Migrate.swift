import ArgumentParser

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the database's schema up to date; serve does so too.",
        discussion: """
            EXAMPLE
              broadsheet migrate --data /srv/paper
            """)

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let newsroom = try await OpenNewsroom.open(options.resolved())
        print("The schema is up to date.")
        await newsroom.close()
    }
}
