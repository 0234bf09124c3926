import Foundation

/// Where programs are found.
enum ProgramFile {
    static var path: String { ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin" }

    /// The path of a program that can be run: the one given, or, of a name without a slash, the first in PATH. Nil where there is none.
    static func find(_ name: String) -> String? {
        let candidates = name.contains("/") ? [name] : path.split(separator: ":").map { "\($0)/\(name)" }
        return candidates.first { candidate in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder) && !isFolder.boolValue
                && FileManager.default.isExecutableFile(atPath: candidate)
        }.map { URL(fileURLWithPath: $0).path }
    }
}
