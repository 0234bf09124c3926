package import Foundation
import Newsroom

/// Which voice reads which language.
package struct VoiceTable: Sendable {
    /// Executables, each a voice: `NAME --check LANGUAGE` says whether it can be used, `NAME LANGUAGE FOLDER` reads the
    /// numbered texts of a folder and writes a WAV file beside each.
    private let folder: URL
    private let command: String
    private let names: [(language: String, voice: String)]

    /// What reads where the operator has said nothing: a neural voice for English, and espeak-ng for whatever it knows.
    static let standard = "en=hibari de=nanotts fr=nanotts es=nanotts it=nanotts *=espeak-ng"

    /// - Parameters:
    ///   - text: `en=hibari uk=espeak-ng *=command`, parted by spaces or commas; empty for the standard; `none` for silence.
    ///   - command: the operator's own voice, for `sh -c`: a text on standard input, WAV on standard output. May be empty.
    /// - Throws: `NewsroomError.invalid` for a table that cannot be read.
    package init(_ text: String, folder: URL, command: String) throws {
        self.folder = folder
        self.command = command
        let text = text.isEmpty ? (command.isEmpty ? Self.standard : "*=command") : text
        names =
            text == "none"
            ? []
            : try text.split(whereSeparator: { $0 == " " || $0 == "," }).map { entry in
                let halves = entry.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
                guard halves.count == 2, halves[0] == "*" || LanguageTag.isWellFormed(halves[0]), Self.isName(halves[1]),
                    halves[1] != Voice.commandName || !command.isEmpty
                else {
                    throw NewsroomError.invalid(field: "voices", reason: "\"\(entry.prefix(40))\" is no language and its voice: en=hibari")
                }
                return (halves[0].lowercased(), halves[1])
            }
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 40 && !text.hasPrefix(".")
            && text.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" || $0 == "_" }
    }

    /// The voice for a language, whether it can be used or not; nil where none is meant to read it.
    package func voice(for language: String) -> Voice? {
        let primary = String(language.prefix { $0 != "-" })
        let wanted = [language, primary, "*"].lazy.map { $0.lowercased() }
        guard let name = wanted.compactMap({ tag in names.first { $0.language == tag }?.voice }).first else { return nil }
        return voice(name, language)
    }

    private func voice(_ name: String, _ language: String) -> Voice {
        if name == Voice.commandName { return Voice(name: name, language: language, command: command) }
        return Voice(name: name, language: language, program: folder.appendingPathComponent(name))
    }

    /// The table as it is: a star stands for all languages that are not named, and English for a star.
    package var entries: [(language: String, voice: Voice)] {
        names.map { ($0.language, voice($0.voice, $0.language == "*" ? "en" : $0.language)) }
    }
}

/// One voice for one language.
package struct Voice: Sendable {
    static let commandName = "command"

    package let name: String
    package let language: String
    /// A program of the voices' folder, or else the operator's command.
    let program: URL?
    let command: String

    init(name: String, language: String, program: URL) {
        (self.name, self.language, self.program, command) = (name, language, program, "")
    }

    init(name: String, language: String, command: String) {
        (self.name, self.language, program, self.command) = (name, language, nil, command)
    }

    /// Whether it can be used here. A command is taken at its word.
    package func isInstalled() async -> Bool {
        guard let program else { return true }
        guard FileManager.default.isExecutableFile(atPath: program.path) else { return false }
        let limits = ChildLimits(seconds: 180, output: 1 << 20)
        return (try? await Child.run([program.path, "--check", language], limits: limits)) != nil
    }
}
