import ArgumentParser
import CopyDesk
import Foundation
import Newsroom

struct CopyDeskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copydesk",
        abstract: "Show who says what in a text, which dates and figures it has, what it expects, and how it keeps to the house style.",
        discussion: """
            Reads plain text in UTF-8, a blank line or a new line between paragraphs; English or German. All of it is a suggestion:
            what counts is what an editor confirms. With --json, offsets count Unicode scalars from 0, the end not included.

            EXAMPLE
              broadsheet copydesk story.txt --date 2025-02-12
              broadsheet copydesk story.txt --book ap
              broadsheet copydesk --json - < story.txt
              broadsheet copydesk meldung.txt --language de
            """)

    @Flag(help: "Print one JSON object: statements, dates, figures, notes, expected, units.") var json = false
    @Option(help: "The day that the text is of: 2025-02-12. Without it, the first whole date that the text begins with.") var date: String?
    @Option(help: "The house book that notes go by: ap, guardian, or a file (docs/copydesk.md). Without it there are no notes.")
    var book: String?
    @Option(help: "The text's language, en or de. Without it, the text's small words tell, and English where they do not.")
    var language: String?
    @Argument(help: ArgumentHelp("The text, or - for standard input.", valueName: "file")) var file: String

    /// A text of more bytes is no story.
    private static let limit = 16 * 1024 * 1024

    func run() throws {
        let day = try date.map(Self.day)
        let language = try language.map(Self.language)
        let text = try text()
        let reading = CopyDesk(language: language, book: try book.map(Self.book)).read(text, on: day)
        print(json ? CopyDeskReport.json(reading) : CopyDeskReport.lines(reading, of: text))
    }

    private static func day(_ text: String) throws -> Day {
        guard let date = ImpreciseDate(text), date.precision == .day, !date.isApproximate else {
            throw CommandFailure("--date: \(text) is not a day such as 2025-02-12")
        }
        return date.first
    }

    private static func book(_ name: String) throws -> HouseBook {
        if let starter = HouseBook.starter(named: name) { return starter }
        guard let handle = FileHandle(forReadingAtPath: name), let data = try? handle.read(upToCount: HouseBook.longest + 1) ?? Data(),
            let text = String(validating: data, as: UTF8.self)
        else { throw CommandFailure("--book: \(name) is neither ap nor guardian nor a file in UTF-8 that can be read") }
        do throws(BookFault) {
            return try HouseBook(text)
        } catch {
            throw CommandFailure("--book: \(name), \(error.description)")
        }
    }

    private static func language(_ code: String) throws -> Language {
        guard let language = Language.named(code) else {
            throw CommandFailure("--language: \(code) is none of \(Language.all.map(\.code).joined(separator: ", "))")
        }
        return language
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
