import ArgumentParser
import Foundation
import Newsroom
import Quarantine
import Wire

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take in saved news pages: plain text or HTML, files or folders.",
        discussion: """
            The same page again changes nothing; what could not be placed is listed. A page that cannot be read is refused with
            a reason, and the others are taken in all the same.

            EXAMPLE
              broadsheet import ./saved-pages --publish
              broadsheet import page.html --dry-run --json
            """)

    @Argument(help: ArgumentHelp("Files, or folders with files in them.", valueName: "path")) var paths: [String]
    @Flag(help: "Publish the stories, dated as the pages say.") var publish = false
    @Option(help: "The section that the stories are to stand in, by its address: town-hall. Pages that are in already stay where they are.")
    var section: String?
    @Flag(help: "Show what would be taken in and change nothing.") var dryRun = false
    @Flag(help: "Print one JSON object a line for each page.") var json = false
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.resolved()
        let files = try PageFiles.find(in: paths)
        // A dry run makes no newsroom where there is none.
        let door = dryRun && !settings.isThere ? nil : try await OpenDoor.find(settings)
        let zone = try await zone(door, settings)
        let readers = try (0..<Self.readers).map { _ in
            PageReaderProcess(executable: try OwnProgram.path(), arguments: ["read-pages"])
        }
        var tally = ImportTally()
        var done = 0
        var pipeline = ImportPipeline(
            read: { index in await readers[index % readers.count].read(path: files[index], timeZone: zone) },
            take: { index, page in await take(page, at: files[index], door) })
        await pipeline.run(files.count) { report in
            tally.count(report.outcome)
            if json {
                print(report.json(in: zone))
            } else {
                print(report.lines(in: zone, dryRun: dryRun))
            }
            done += 1
            if files.count > 100, done.isMultiple(of: 100) { progress(done, of: files.count) }
        }
        await door?.close()
        if !json { print(tally.sentence(dryRun: dryRun)) }
        if tally.refused > 0 { throw ExitCode(1) }
    }

    /// The zone of the newsroom that takes the pages in: a running server's own, or the one that is set here.
    private func zone(_ door: (any NewsroomDoor)?, _ settings: NewsroomSettings) async throws -> TimeZone {
        guard case .paper(let name)? = try await door?.perform(.paper), let zone = TimeZone(identifier: name) else {
            return settings.paper.timeZone
        }
        return zone
    }

    /// Children that read at once. They are the processors' work, as what the newsroom does with a page is.
    private static let readers = max(1, min(4, ProcessInfo.processInfo.activeProcessorCount))

    private func take(_ page: ImportPipeline.Page, at path: String, _ door: (any NewsroomDoor)?) async -> ImportReport {
        var report = ImportReport(path: path)
        switch page {
        case .failure(let refusal):
            report.outcome = .refused
            report.reason = refusal.reason
        case .success(let story):
            report.story = story
            guard !story.text.isEmpty || !story.standfirst.isEmpty else {
                report.outcome = .refused
                report.reason = "no copy was found on the page: is it whole?"
                return report
            }
            guard let door else {
                report.outcome = .created
                return report
            }
            do {
                switch try await door.perform(.importStory(StoryRecord(story), publishes: publish, rehearses: dryRun, section: section)) {
                case .imported(let outcome): report.outcome = outcome
                case .refused(let reason): (report.outcome, report.reason) = (.refused, reason)
                default: (report.outcome, report.reason) = (.refused, "the server answered something else")
                }
            } catch {
                (report.outcome, report.reason) = (.refused, "\(error)")
            }
        }
        return report
    }

    /// On standard error: standard output is for the reports.
    private func progress(_ done: Int, of all: Int) {
        FileHandle.standardError.write(Data("\(done) of \(all) pages\n".utf8))
    }
}

/// What became of the pages of one import.
struct ImportTally {
    private(set) var created = 0
    private(set) var updated = 0
    private(set) var unchanged = 0
    private(set) var refused = 0

    mutating func count(_ outcome: ImportReport.Outcome) {
        switch outcome {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .refused: refused += 1
        }
    }

    func sentence(dryRun: Bool) -> String {
        let refusals = refused == 0 ? "" : "; \(refused) refused"
        let counts = "\(created) created, \(updated) updated, \(unchanged) unchanged\(refusals)."
        return dryRun ? "This would be: \(counts) Nothing was changed." : counts
    }
}

/// The files that an import was asked for.
enum PageFiles {
    private static let endings: Set<String> = ["txt", "text", "html", "htm", "xhtml", "md"]

    /// Files named are taken whatever they are; of folders, those that look like pages, in order of their paths.
    ///
    /// - Throws: `CommandFailure` where there is nothing at a path, or no page in a folder.
    static func find(in paths: [String]) throws -> [String] {
        var files: [String] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw CommandFailure("there is nothing at \(path)")
            }
            let found = isFolder.boolValue ? inFolder(path) : [path]
            guard !found.isEmpty else {
                throw CommandFailure(
                    "there are no pages in \(path): they end in \(endings.sorted().map { ".\($0)" }.joined(separator: ", "))")
            }
            files += found
        }
        return files
    }

    private static func inFolder(_ folder: String) -> [String] {
        let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return found.filter { endings.contains(($0 as NSString).pathExtension.lowercased()) }.sorted().map { "\(folder)/\($0)" }
    }
}
