import ArgumentParser
import Foundation
import Media
import Newsroom
import Quarantine

struct PhotographCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "photograph", abstract: "Take photographs in, and list them.",
        discussion: """
            EXAMPLE
              broadsheet photograph add harbour.jpg --alt "A ferry leaves the quay at dawn"
            """,
        subcommands: [Add.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take in JPEG, PNG, WebP, AVIF, HEIC or TIFF files.",
            discussion: """
                Caption, creator, credit, rights, place, date and alternative text are read from the file; what is given here goes
                before. The file is kept as it came and shown to nobody: readers get copies without location and device, with
                creator, credit and rights written into each. Sizes and crops are made by the running server.

                EXAMPLE
                  broadsheet photograph add harbour.jpg --alt "A ferry leaves the quay at dawn" --focus 0.3,0.6
                  broadsheet photograph add agency/*.jpg --json
                """)

        @Argument(help: ArgumentHelp("Picture files.", valueName: "file")) var files: [String]
        @Option(help: "What the picture shows, for readers who do not see it.") var alt: String?
        @Option(help: "The caption.") var caption: String?
        @Option(help: "Who is named for it, as printed.") var credit: String?
        @Option(help: "The terms on which the paper holds it.") var rights: String?
        @Option(help: "What stays in view in crops: fractions from the left and the top, such as 0.3,0.6.") var focus: String?
        @Flag(help: "Print one JSON object a line for each file.") var json = false
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            guard files.count == 1 || (alt ?? caption) == nil else {
                throw CommandFailure("--alt and --caption are for one picture: add the files one by one")
            }
            let focus = try focus.map(Self.focalPoint) ?? Photograph.FocalPoint()
            let settings = try options.resolved()
            let door = try await OpenDoor.find(settings)
            let darkroom = Darkroom(media: try MediaFolder(settings.media), executable: try OwnProgram.path())
            var refused = 0
            for file in files {
                let report = await add(file, focus, darkroom, door)
                if report.reason != nil { refused += 1 }
                print(json ? report.json : report.line)
            }
            await door.close()
            if refused > 0 { throw ExitCode(1) }
        }

        private func add(_ path: String, _ focus: Photograph.FocalPoint, _ darkroom: Darkroom, _ door: any NewsroomDoor) async -> Report {
            do {
                let taken = try await darkroom.takeIn(path) { describe($0, focus) }
                switch try await door.perform(.savePhotograph(PhotographRecord(taken.photograph), original: taken.original)) {
                case .saved: return Report(path: path, photograph: taken.photograph)
                case .refused(let reason): return Report(path: path, reason: reason)
                default: return Report(path: path, reason: "the server answered something else")
                }
            } catch let failure as CocoaError {
                return Report(path: path, reason: "it could not be kept: \(failure.localizedDescription)")
            } catch {
                return Report(path: path, reason: "\(error)")
            }
        }

        private func describe(_ words: PictureWords, _ focus: Photograph.FocalPoint) -> Photograph {
            Photograph(
                id: IdentifierSource().next(), caption: caption ?? words.caption, credit: credit ?? words.credit, creator: words.creator,
                rights: rights ?? words.rights, place: words.place, occasion: words.occasion, taken: words.taken,
                alternativeText: alt ?? words.alternativeText, digitalSourceType: words.digitalSourceType, focalPoint: focus)
        }

        static func focalPoint(_ text: String) throws -> Photograph.FocalPoint {
            let parts = text.split(separator: ",").map { Double($0) }
            guard parts.count == 2, let x = parts[0], let y = parts[1], (0...1).contains(x), (0...1).contains(y) else {
                throw CommandFailure("--focus: \"\(text.prefix(40))\" is not two fractions such as 0.3,0.6")
            }
            return Photograph.FocalPoint(x: x, y: y)
        }
    }

    /// What became of one file.
    struct Report {
        let path: String
        var photograph: Photograph?
        var reason: String?

        var line: String {
            guard let photograph, let file = photograph.file else { return "\(path): refused: \(reason ?? "")" }
            let alt = photograph.alternativeText.isEmpty ? "; without alternative text it cannot be published" : ""
            let credit = photograph.credit.isEmpty ? photograph.creator : photograph.credit
            return "\(path): \(photograph.id), \(file.width) × \(file.height)\(credit.isEmpty ? "" : ", \(credit)")\(alt)"
        }

        var json: String {
            var object: [(String, JSONValue)] = [("path", .string(path))]
            if let photograph, let file = photograph.file {
                object += [
                    ("id", .string(photograph.id.description)), ("file", .string(file.name)), ("caption", .string(photograph.caption)),
                    ("creator", .string(photograph.creator)), ("credit", .string(photograph.credit)),
                    ("rights", .string(photograph.rights)),
                    ("place", .string(photograph.place)), ("taken", photograph.taken.map { .string($0.description) } ?? .null),
                    ("alternativeText", .string(photograph.alternativeText)),
                    ("digitalSourceType", photograph.digitalSourceType.map { .string($0) } ?? .null),
                ]
            }
            object += [
                ("outcome", .string(reason == nil ? "created" : "refused")), ("reason", reason.map { .string($0) } ?? .null),
            ]
            return String(decoding: JSONValue.object(object.map { JSONValue.Member($0.0, $0.1) }).bytes(), as: UTF8.self)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List photographs, the newest first.",
            discussion: """
                EXAMPLE
                  broadsheet photograph list --limit 20
                """)

        @Option(help: "How many at most, 1 to 1000.") var limit = 50
        @Option(help: "List those before the photograph with this identifier.") var before: String?
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            guard (1...1000).contains(limit) else { throw CommandFailure("--limit: a number from 1 to 1000") }
            let id = try before.map { text in
                guard let id = Photograph.ID(text) else { throw CommandFailure("--before: \"\(text.prefix(40))\" is no identifier") }
                return id
            }
            let door = try await OpenDoor.find(options.resolved())
            let answer = try await door.perform(.photographs(before: id, limit: limit))
            await door.close()
            switch answer {
            case .photographs(let entries): for entry in entries { print(Self.line(entry)) }
            case .refused(let reason): throw CommandFailure(reason)
            default: throw CommandFailure("the server answered something else")
            }
        }

        private static func line(_ entry: PhotographEntry) -> String {
            let size = entry.width.flatMap { width in entry.height.map { "\(width) × \($0)" } } ?? "no file"
            let state =
                switch entry.state {
                case "made": "\(entry.renditions) renditions"
                case "ordered": "renditions are being made"
                default: "no renditions: \(entry.state)"
                }
            let alt = entry.hasAlternativeText ? "" : "\tno alternative text"
            return "\(entry.id)\t\(size)\t\(state)\t\(entry.caption.prefix(80))\t\(entry.credit)\(alt)"
        }
    }
}
