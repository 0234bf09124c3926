import Foundation
import TestSupport

/// The folder of data beside the checkout, or where BROADSHEET_SHARED says; tests that need it skip where it is absent.
enum Shared {
    static let folder: URL? = {
        let beside = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared").standardizedFileURL
        let folder = ProcessInfo.processInfo.environment["BROADSHEET_SHARED"].map { URL(filePath: $0) } ?? beside
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static func text(_ path: String) -> String? {
        folder.flatMap { try? String(contentsOf: $0.appending(path: path), encoding: .utf8) }
    }

    /// The lines of all text files of a set, at most so many; none where the set is absent.
    static func lines(ofSet name: String, limit: Int) -> [String] {
        guard let folder = folder.flatMap({ unpacked(name, $0) }),
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        else {
            print("skipped: the set \(name) of ../shared/data is not here")
            return []
        }
        var lines: [String] = []
        for case let file as URL in files {
            guard lines.count < limit else { break }
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            lines += text.split(whereSeparator: \.isNewline).map { String($0.prefix(2000)) }
        }
        return Array(lines.prefix(limit))
    }

    private static func unpacked(_ name: String, _ folder: URL) -> URL? {
        guard let output = ChildProgram.output(of: [folder.appending(path: "data/unpack").path, name]) else { return nil }
        let path = String(decoding: output, as: UTF8.self)
        return URL(filePath: path.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
