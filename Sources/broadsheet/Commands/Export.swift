import Archive
import ArgumentParser
import Foundation
import Media
import Mirror
import Newsroom

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the public paper into a folder: a site of plain files, for mirrors.",
        discussion: """
            Any file server can serve the folder, on any host, at its root. The same again writes what has changed since. A signed
            list of all files lies with them, by which `broadsheet verify` proves a copy complete and unaltered. May run beside a
            server. See docs/mirrors.md.

            EXAMPLE
              broadsheet export /srv/mirror --as site --data /srv/paper
            """)

    enum Form: String, ExpressibleByArgument { case site }

    @Argument(help: "The folder: empty, not there yet, or one that an export of this newsroom wrote.") var folder: String
    @Option(help: "What is written: site.") var `as`: Form
    @Flag(help: "Make everything again, whatever is there.") var again = false
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        Heaps.keepFew()
        let settings = try options.resolved()
        guard settings.isThere else { throw CommandFailure("there is no newsroom in \(settings.data.path)") }
        let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
        let engine = try await OpenNewsroom.engineForReading(settings, readers: workers)
        let report: MirrorReport
        do {
            report = try await export(settings, engine, workers: workers)
        } catch {
            await engine.close()
            throw error
        }
        await engine.close()
        tell(report, try MirrorKeyFile.keyOrNew(settings).publicKey)
    }

    private func export(_ settings: NewsroomSettings, _ engine: any Engine, workers: Int) async throws -> MirrorReport {
        guard try await engine.read({ try Migrator($0).pending().isEmpty }) else {
            throw CommandFailure("the database is older than this program: broadsheet migrate")
        }
        let theme = try settings.readTheme()
        let files = try MediaFolder(settings.media)
        let key = try MirrorKeyFile.keyOrNew(settings)
        let folder = try MirrorFolder(folder, makes: true)
        let state = try MirrorStateFile(settings, of: folder)
        let changes = MirrorExport.Changes {
            try await engine.read { try Records($0).trail.latestChange() }
        } after: { number, limit in
            try await engine.read { try Records($0).trail.changes(after: number, limit: limit) }
        }
        let progress = ExportProgress()
        let export = try MirrorExport(
            paper: settings.paper, theme: theme, archive: PublishedEditions(engine, paper: settings.paper), changes: changes,
            media: { files.file(named: $0)?.path }, key: key, folder: folder, state: state.path,
            fingerprint: try PagesOrigin.lines(settings, theme).joined(separator: "\n"), workers: workers, progress: { progress.show($0) })
        defer {
            export.close()
            state.unlock()
        }
        return try await export.run(again: again)
    }

    private func tell(_ report: MirrorReport, _ key: MirrorPublicKey) {
        if let reason = report.reason { print(reason.inWords) }
        print("\(report.made) files made, \(report.written) of them written; \(report.removed) removed.")
        print("The mirror has \(report.files) files as of change \(report.change), signed as number \(report.serial).")
        for name in report.missing.sorted().prefix(20) { print("left out: \(name)") }
        print("Its key: \(key.text)")
    }
}

extension MirrorReport.Reason {
    fileprivate var inWords: String {
        switch self {
        case .first: "Everything was exported."
        case .brokenOff: "An export that was broken off was continued."
        case .changed: "Everything was exported again: the program, the theme, the settings or the paper's sections have changed."
        case .unknown: "Everything was exported again: what lay in the folder is not what this newsroom remembers of it."
        case .asked: "Everything was exported again, as asked."
        }
    }
}
