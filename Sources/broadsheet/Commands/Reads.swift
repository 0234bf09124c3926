import Archive
import ArgumentParser
import Foundation
import Newsroom

struct Reads: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show which stories are read most.",
        discussion: """
            Counted on the server, a number for each story and day; nothing about readers is kept. May run beside a server, which
            keeps its counts twice a minute.

            EXAMPLE
              broadsheet reads --days 7 --data /srv/paper
            """)

    @Option(help: "The last so many days, today included (default: 1).") var days = 1
    @Option(help: "At most so many stories (default: 20).") var limit = 20
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        guard (1...3660).contains(days) else { throw CommandFailure("--days: \(days) is not a number of days from 1 to 3660") }
        guard (1...1000).contains(limit) else { throw CommandFailure("--limit: \(limit) is not a number of stories from 1 to 1000") }
        let settings = try options.resolved()
        guard settings.isThere else { throw CommandFailure("there is no newsroom in \(settings.data.path)") }
        let engine = try await OpenNewsroom.engineForReading(settings)
        let today = Day(Date(), in: settings.paper.timeZone)
        let (first, limit) = (Day(daysSince1970: today.daysSince1970 - days + 1), limit)
        let counts = try await engine.read { connection in
            // An older program's database has no counts yet.
            try Migrator(connection).pending().isEmpty ? Records(connection).reads.most(from: first, through: today, limit: limit) : []
        }
        await engine.close()
        for count in counts { print("\(count.reads)\t\(count.headline.isEmpty ? "(withdrawn)" : count.headline)") }
        if counts.isEmpty { print("Nothing has been read since \(first).") }
    }
}
