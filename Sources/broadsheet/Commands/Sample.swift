import Archive
import ArgumentParser
import Foundation
import Newsroom

struct Sample: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill an empty newsroom with the sample paper, or with an invented archive of any size.",
        discussion: """
            Refuses where the newsroom has stories already.

            EXAMPLE
              broadsheet sample --data ./data --from ./sample
              broadsheet sample --data ./large --stories 100000
            """)

    @Option(help: "Folder of the sample paper.") var from = "sample"
    @Option(help: "Invent an archive of so many stories instead, in two languages.") var stories: Int?
    @Option(help: "Another number invents another archive.") var seed: UInt64 = 1
    @OptionGroup var options: SettingsOptions

    func validate() throws {
        if let stories, !(1...10_000_000).contains(stories) { throw ValidationError("--stories is a number from 1 to 10000000") }
    }

    func run() async throws {
        let files = stories == nil ? try SampleFiles(URL(fileURLWithPath: from, isDirectory: true)) : nil
        if let files { try files.writeSettings(of: options.resolved()) }
        let newsroom = try await OpenNewsroom.open(options.resolved())
        guard try await newsroom.archive.read({ try $0.trail.latestChange() }) == 0 else {
            throw CommandFailure("the newsroom in \(newsroom.settings.data.path) is not empty: the sample paper is for an empty one")
        }
        let count: Int
        if let files {
            count = try await SamplePaper(files: files, newsroom: newsroom, madeAt: Date()).make()
        } else {
            count = try await invent(in: newsroom)
        }
        print("\(newsroom.settings.paper.name): \(count) stories.")
        await newsroom.close()
    }

    private func invent(in newsroom: OpenNewsroom) async throws -> Int {
        let count = stories ?? 0
        try await InventedArchive(newsroom, count: count, seed: seed, end: Date()).make { done in
            FileHandle.standardError.write(Data("\(done) of \(count)\n".utf8))
        }
        return count
    }
}
