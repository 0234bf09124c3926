import CopyDesk
import Foundation
import Synchronization
import TestSupport

@testable import Prose

/// What is installed here.
enum Installed {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let dictionaries = "/usr/share/hunspell"
    /// For an answer. The programs run at a low priority, and here hundreds of tests run beside them: no test measures the machine.
    static let seconds = 1_200
    /// What `bin/grammar` has fetched; nil where it has not.
    static let grammar: String? = {
        let printed = ChildProgram.output(of: [root.appending(path: "bin/grammar").path, "--made"])
        return printed.map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .newlines) }
    }()

    /// Whether all that these tests read is there.
    static let hasSpelling: Bool = {
        let names = Dictionaries(folder: dictionaries).names
        return ProgramFile.find("hunspell") != nil && ["ar", "de_DE", "en_GB", "en_US", "fr", "uk_UA"].allSatisfy(names.contains)
    }()
}

/// What was complained of.
final class Complaints: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// A program of a few lines of shell that stands in for another.
final class StandIn {
    let path: String
    private let folder: URL

    init(_ script: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "prose-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "program").path
        // Written by a child: were it open for writing here while another test starts a process, it could not be run ("text file busy").
        let writer = Process()
        writer.executableURL = URL(filePath: "/bin/sh")
        writer.arguments = ["-c", "printf '#!/bin/sh\\n%s\\n' \"$1\" > \"$2\" && chmod 755 \"$2\"", "sh", script, path]
        try writer.run()
        writer.waitUntilExit()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}

extension CopyNote {
    /// What it says, and of which words.
    func told(of text: String) -> String {
        let scalars = Array(text.unicodeScalars)[span.start..<span.end]
        return "\(rule): \(String(String.UnicodeScalarView(scalars)))\(replacement.map { " -> \($0)" } ?? "")"
    }
}
