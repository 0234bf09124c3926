import ArgumentParser
import Foundation
import Newsroom
import Rendering

struct ThemeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme", abstract: "Make a theme of your own, and check one.",
        subcommands: [ThemeNew.self, ThemeCheckCommand.self])
}

struct ThemeNew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a folder with a whole theme, ready to be changed.",
        discussion: """
            The folder holds everything that the theme it is made from shows, so it depends on no other. A folder that has files is
            left alone.

            EXAMPLE
              broadsheet theme new themes/harbour
              broadsheet theme new themes/harbour --from bulletin
            """)

    @Argument(help: ArgumentHelp("The folder to make.", valueName: "folder")) var folder: String
    @Option(help: "The theme to begin with: a folder, or the name of one beside --theme.") var from = "standard"
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.resolved()
        let new = URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL
        do {
            let copy = try ThemeCopy(of: ThemeStack(source(settings)), for: settings.paper)
            let count = try copy.write(to: new)
            print("\(folder): \(count) files. Its README.md says how to go on; broadsheet theme check \(folder) says what is wrong.")
        } catch let error as NewsroomError {
            throw CommandFailure("--from \(from): \(error.description)")
        } catch let error as CocoaError {
            throw CommandFailure("\(folder) cannot be written: \(error.localizedDescription)")
        }
    }

    /// A folder as it is named, one beside the paper's theme, or one that came with the program.
    private func source(_ settings: NewsroomSettings) throws -> URL {
        let program = URL(fileURLWithPath: try OwnProgram.path()).deletingLastPathComponent()
        let places = [
            URL(fileURLWithPath: from, isDirectory: true), settings.theme.deletingLastPathComponent().appending(path: from),
            program.appending(path: "themes").appending(path: from),
        ]
        let found = places.first { place in
            ["templates", "theme.txt", "front.mustache"].contains {
                FileManager.default.fileExists(atPath: place.appending(path: $0).path)
            }
        }
        guard let found else { throw CommandFailure("--from: there is no theme \"\(from.prefix(200))\"") }
        return found
    }
}

struct ThemeCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say everything that is wrong with a theme, each with file and line.",
        discussion: """
            Compiles the theme, looks through its templates and style sheets, and shows a sample of every page, full and empty.
            Prints a line for each thing that is wrong and ends with status 1 where there is one. The paper's language and look
            (accent, faces, masthead …) are those of the settings.

            EXAMPLE
              broadsheet theme check themes/harbour
              broadsheet theme check themes/harbour --json
            """)

    @Argument(help: ArgumentHelp("The theme's folder; that of --theme where none is named.", valueName: "folder")) var folder: String?
    @Flag(help: "Print one JSON object a line for each thing that is wrong.") var json = false
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.resolved()
        let theme = folder.map { URL(fileURLWithPath: $0, isDirectory: true) } ?? settings.theme
        let findings: [ThemeFinding]
        do {
            let files = try ThemeStack(theme)
            findings = ThemeCheck.findings(in: files, own: files.ownPaths(), paper: settings.paper, look: try settings.look.read())
        } catch let error as NewsroomError {
            throw CommandFailure("\(error.description)")
        }
        for finding in findings { print(json ? Self.object(finding) : finding.description) }
        guard findings.isEmpty else { throw ExitCode(1) }
        if !json { print("\(folder ?? settings.theme.path): nothing is wrong") }
    }

    private static func object(_ finding: ThemeFinding) -> String {
        let line: JSONValue = finding.line.map { .integer($0) } ?? .null
        let value: JSONValue = ["file": .string(finding.file), "line": line, "sentence": .string(finding.sentence)]
        return String(decoding: value.bytes(), as: UTF8.self)
    }
}
