import ArgumentParser
import CopyDesk
import Foundation
import Newsroom
import Prose

struct CopyDeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copydesk",
        abstract: "Show who says what in a text, which dates and figures it has, what it expects, and how it keeps to the house style.",
        discussion: """
            Reads plain text in UTF-8, a blank line or a new line between paragraphs; English, German or Ukrainian. All of it is a suggestion:
            what counts is what an editor confirms. With --json, offsets count Unicode scalars from 0, the end not included.

            EXAMPLE
              broadsheet copydesk story.txt --date 2025-02-12
              broadsheet copydesk story.txt --book ap
              broadsheet copydesk story.txt --prose --language en-GB
              broadsheet copydesk --json - < story.txt
              broadsheet copydesk meldung.txt --language de
            """)

    @Flag(help: "Print one JSON object: statements, dates, figures, notes, expected, units.") var json = false
    @Option(help: "The day that the text is of: 2025-02-12. Without it, the first whole date that the text begins with.") var date: String?
    @Option(help: "The house book that notes go by: ap, guardian, or a file (docs/copydesk.md). Without it there are no notes.")
    var book: String?
    @Flag(help: "Note spelling, and in English grammar, with what is installed (BROADSHEET_SPELLING, BROADSHEET_GRAMMAR).")
    var prose = false
    @Option(
        help:
            "The text's language, en, de or uk, with a region where it matters: en-GB. Without it, the text's small words tell, and English where they do not."
    )
    var language: String?
    @Argument(help: ArgumentHelp("The text, or - for standard input.", valueName: "file")) var file: String

    /// A text of more bytes is no story.
    private static let limit = 16 * 1024 * 1024

    func run() async throws {
        let day = try date.map(Self.day)
        let table = try language.map(Self.language)
        let text = try text()
        var reading = CopyDesk(language: table, book: try book.map(Self.book)).read(text, on: day)
        if prose {
            reading.notes += try await proseNotes(on: text, in: language ?? Language.of(text).code)
            reading.notes.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
        }
        print(json ? CopyDeskReport.json(reading) : CopyDeskReport.lines(reading, of: text))
    }

    private func proseNotes(on text: String, in language: String) async throws -> [CopyNote] {
        let reader = ProsePlace().reader { FileHandle.standardError.write(Data("broadsheet: \($0)\n".utf8)) }
        guard let notes = await reader.notes(on: text, in: language, knowing: []) else {
            throw CommandFailure(
                reader.readsNothing
                    ? "--prose: neither dictionaries nor a grammar are installed (bin/setup prose)"
                    : text.utf8.count > Prose.longest
                        ? "--prose: the text is more than \(Prose.longest >> 20) MB: give one story at a time"
                        : "--prose: nothing here reads the spelling of \(language); see broadsheet doctor")
        }
        return notes
    }

    private static func day(_ text: String) throws -> Day {
        guard let date = ImpreciseDate(text), date.precision == .day, !date.isApproximate else {
            throw CommandFailure("--date: \(text) is not a day such as 2025-02-12")
        }
        return date.first
    }

    private static func book(_ name: String) throws -> HouseBook {
        do throws(HouseBookFile.Fault) {
            return try HouseBookFile.read(name)
        } catch {
            throw CommandFailure("--book: \(name): \(error.reason)")
        }
    }

    private static func language(_ code: String) throws -> Language {
        guard LanguageTag.isWellFormed(code), let language = Language.named(LanguageTag.primary(code)) else {
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
