import ArgumentParser
import CopyDesk
import Foundation
import Newsroom

struct CopyDeskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copydesk",
        abstract: "Show who says what in a text, which dates it names and which figures it has.",
        discussion: """
            Reads plain text in UTF-8, a blank line or a new line between paragraphs; English. All of it is a suggestion: what
            counts is what an editor confirms. With --json, offsets count Unicode scalars from 0, the end not included.

            EXAMPLE
              broadsheet copydesk story.txt --date 2025-02-12
              broadsheet copydesk --json - < story.txt
            """)

    @Flag(help: "Print one JSON object: statements, dates, figures, notes.") var json = false
    @Option(help: "The day that the text is of: 2025-02-12. Without it, the first whole date that the text begins with.") var date: String?
    @Argument(help: ArgumentHelp("The text, or - for standard input.", valueName: "file")) var file: String

    /// A text of more bytes is no story.
    private static let limit = 16 * 1024 * 1024

    func run() throws {
        let day = try date.map(Self.day)
        let text = try text()
        let reading = CopyDesk().read(text, on: day)
        print(json ? CopyDeskReport.json(reading) : CopyDeskReport.lines(reading, of: text))
    }

    private static func day(_ text: String) throws -> Day {
        guard let date = ImpreciseDate(text), date.precision == .day, !date.isApproximate else {
            throw CommandFailure("--date: \(text) is not a day such as 2025-02-12")
        }
        return date.first
    }

    private func text() throws -> String {
        let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
        guard let handle, let data = try? handle.read(upToCount: Self.limit + 1) ?? Data() else {
            throw CommandFailure("\(file) cannot be read: is it there, and a file?")
        }
        guard data.count <= Self.limit else { throw CommandFailure("\(file) is more than 16 MB: give one story at a time") }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw CommandFailure("\(file) is not text in UTF-8: save it as such first")
        }
        return text
    }
}
