import Archive
import ArgumentParser
import Editorial
import Foundation
import Media
import Newsroom
import Outbound
import Prose
import Rendering

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the newsroom: settings, folder, database, audit trail, theme, letters, voices, spelling, clock.",
        discussion: """
            Changes nothing, and may run beside a server. Prints one line a check and ends with status 1 where one failed.

            EXAMPLE
              broadsheet doctor --data /srv/paper
            """)

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.resolved()
        var checks = Checks()
        checks.pass("settings", "\(settings.paper.name), \(settings.paper.timeZone.identifier), \(settings.paper.siteURL)")
        checkFolder(settings, &checks)
        checkClock(&checks)
        let hasCurl = FileManager.default.isExecutableFile(atPath: Outbound.curl)
        checks.add(
            "curl", hasCurl, hasCurl ? Outbound.curl : "\(Outbound.curl) is missing: story cards stay without words (apt-get install curl)")
        do {
            let complaints = try settings.readTheme().check()
            checks.add("theme", complaints.isEmpty, complaints.first ?? settings.theme.path)
        } catch {
            checks.add("theme", false, "\(error)")
        }
        checkLetters(settings, &checks)
        await checkVoices(settings, &checks)
        await checkProse(settings, &checks)
        do {
            if settings.isThere {
                let engine = try await OpenNewsroom.engineForReading(settings)
                try await checkDatabase(engine, &checks)
                await engine.close()
            } else {
                checks.pass("database", "none yet: serve or import makes one")
            }
        } catch let error as EngineError {
            checks.add("database", false, error.inWords)
        }
        guard checks.failures == 0 else { throw ExitCode(1) }
    }

    private func checkFolder(_ settings: NewsroomSettings, _ checks: inout Checks) {
        let path = settings.data.path
        let values = try? FileManager.default.attributesOfFileSystem(forPath: FileManager.default.fileExists(atPath: path) ? path : ".")
        let free = (values?[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
        checks.add("disk", free > 1 << 30, "\(free >> 20) MB free\(free > 1 << 30 ? "" : ": the newsroom needs 1024 MB at least")")
        let isWritable = !FileManager.default.fileExists(atPath: path) || FileManager.default.isWritableFile(atPath: path)
        checks.add("data folder", isWritable, isWritable ? path : "\(path) cannot be written by this user")
    }

    /// A clock that is years off would publish what is under embargo; this program was made in 2026.
    private func checkClock(_ checks: inout Checks) {
        let year = Day(Date(), in: .gmt).year
        checks.add("clock", (2026...2100).contains(year), Date().formatted(.iso8601))
    }

    /// Links to a paper without letters show no picture of words: it is said, and no fault.
    private func checkLetters(_ settings: NewsroomSettings, _ checks: inout Checks) {
        let scripts = "Latin a, Cyrillic я, Arabic ع"
        do {
            let missing = try Typecase.missing(in: scripts + settings.paper.name)
            checks.pass(
                "letters",
                missing.map {
                    "no font has \($0): links to stories in that script show no picture of words (apt-get install fonts-noto-core)"
                }
                    ?? "Latin, Cyrillic and Arabic, for pictures of words")
        } catch {
            checks.pass("letters", "\(error): links to stories show no picture of words (apt-get install fonts-noto-core)")
        }
    }

    /// A paper without a voice is a whole paper: it is said, and no fault.
    private func checkVoices(_ settings: NewsroomSettings, _ checks: inout Checks) async {
        var found: [String] = []
        for (language, voice) in settings.voices.entries {
            found.append("\(language): \(voice.name)\(await voice.isInstalled() ? "" : " (not installed: bin/setup voice)")")
        }
        checks.pass("voices", found.isEmpty ? "none: stories are not read aloud" : found.joined(separator: ", "))
        let file = settings.data.appendingPathComponent("pronunciations.txt")
        do {
            _ = try settings.pronunciations()
            if FileManager.default.fileExists(atPath: file.path) { checks.pass("pronounced", file.path) }
        } catch {
            checks.add("pronounced", false, "\(error)")
        }
        let hasFFmpeg = Set((ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")).contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/ffmpeg")
        }
        if !found.isEmpty, !hasFFmpeg { checks.pass("ffmpeg", "not installed: no story can be heard before it is (bin/setup voice)") }
    }

    /// Notes on spelling and grammar are a help: that there are none is said, and no fault.
    private func checkProse(_ settings: NewsroomSettings, _ checks: inout Checks) async {
        let prose = settings.prose.reader { _ in }
        let names = prose.dictionaryNames
        let spelling =
            settings.prose.isSpellingOff
            ? "off" : names.isEmpty ? "not installed: bin/setup prose, or hunspell and its dictionaries" : names.joined(separator: ", ")
        checks.pass("spelling", spelling)
        let grammar = settings.prose.isGrammarOff ? "off" : await prose.grammarVersion()
        checks.pass("grammar", grammar ?? "not installed: bin/setup prose, and --grammar with what bin/grammar prints")
    }

    private func checkDatabase(_ engine: any Engine, _ checks: inout Checks) async throws {
        let pending = try await engine.read { try Migrator($0).pending() }
        checks.add("schema", pending.isEmpty, pending.isEmpty ? "up to date" : "\(pending.count) steps behind: broadsheet migrate")
        if let sqlite = engine as? SQLiteEngine {
            let problems = try await sqlite.integrityCheck()
            checks.add("database", problems.isEmpty, problems.first ?? "SQLite, sound")
        } else {
            checks.pass("database", "PostgreSQL, answers")
        }
        guard pending.isEmpty else { return }
        let broken = try await engine.read { try Records($0).trail.firstBreak(seal: Seal.next) }
        checks.add("audit trail", broken == nil, broken.map { "entry \($0) was changed or taken out" } ?? "whole")
    }
}

/// What the doctor found, a line each.
private struct Checks {
    private(set) var failures = 0

    mutating func pass(_ name: String, _ found: String) { add(name, true, found) }

    mutating func add(_ name: String, _ isSound: Bool, _ found: String) {
        if !isSound { failures += 1 }
        print("\(isSound ? "ok  " : "FAIL")  \(name.padding(toLength: 12, withPad: " ", startingAt: 0)) \(found)")
    }
}
