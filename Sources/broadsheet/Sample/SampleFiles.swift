import Foundation
import Newsroom

/// The sample paper's files: `paper.json`, `stories/*.json` and the pictures.
struct SampleFiles {
    let folder: URL
    let paper: JSONValue
    /// In the order of their names.
    let stories: [JSONValue]

    init(_ folder: URL) throws {
        self.folder = folder
        paper = try Self.json(folder.appendingPathComponent("paper.json"))
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent("stories").path)
        stories = try (names ?? []).filter { $0.hasSuffix(".json") }.sorted().map {
            try Self.json(folder.appendingPathComponent("stories/\($0)"))
        }
    }

    private static func json(_ file: URL) throws -> JSONValue {
        guard let data = FileManager.default.contents(atPath: file.path) else { throw CommandFailure("there is no \(file.path)") }
        do {
            return try JSONValue(parsing: [UInt8](data))
        } catch {
            throw CommandFailure("\(file.path): \(error)")
        }
    }

    /// Gives the newsroom the paper's name and zone, unless it has settings of its own.
    func writeSettings(of settings: NewsroomSettings) throws {
        let file = settings.data.appendingPathComponent("broadsheet.yaml")
        guard !FileManager.default.fileExists(atPath: file.path) else { return }
        func quoted(_ key: String) -> String {
            "\"\((paper[key]?.string ?? "").replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        }
        let text = """
            # Settings of this newsroom; docs/settings.md lists them all.
            paper-name: \(quoted("name"))
            motto: \(quoted("motto"))
            language: \(quoted("language"))
            time-zone: \(quoted("timeZone"))

            """
        try settings.makeDataFolder()
        try Data(text.utf8).write(to: file)
    }
}
