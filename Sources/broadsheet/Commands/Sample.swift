import Archive
import ArgumentParser
import Foundation
import Newsroom

struct Sample: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill an empty newsroom with the sample paper.",
        discussion: """
            Refuses where the newsroom has stories already.

            EXAMPLE
              broadsheet sample --data ./data --from ./sample
            """)

    @Option(help: "Folder of the sample paper.") var from = "sample"
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let folder = URL(fileURLWithPath: from, isDirectory: true)
        let files = try SampleFiles(folder)
        try files.writeSettings(of: options.resolved())
        let newsroom = try await OpenNewsroom.open(options.resolved())
        guard try await newsroom.archive.read({ try $0.trail.latestChange() }) == 0 else {
            throw CommandFailure("the newsroom in \(newsroom.settings.data.path) is not empty: the sample paper is for an empty one")
        }
        let count = try await SamplePaper(files: files, newsroom: newsroom, madeAt: Date()).make()
        print("\(newsroom.settings.paper.name): \(count) stories.")
        await newsroom.close()
    }
}
