package import Foundation
import Newsroom

/// Where a theme's files come from.
package protocol ThemeFiles {
    /// The paths of all files, relative to the theme, with `/` between folders; in any order.
    func paths() throws -> [String]
    /// The bytes of one of `paths()`. Throws `NewsroomError.invalid` for a file of more than `limit` bytes.
    func read(_ path: String, limit: Int) throws -> [UInt8]
}

/// A theme in a folder of the disk. Symbolic links and hidden files are no part of it, so nothing outside can be reached.
package struct ThemeFolder: ThemeFiles {
    private let folder: URL

    package init(_ folder: URL) {
        self.folder = folder.resolvingSymlinksInPath()
    }

    package func paths() throws -> [String] {
        let keys: [URLResourceKey] = [.isRegularFileKey, .isSymbolicLinkKey]
        guard
            (try? folder.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true,
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
        else { throw NewsroomError.invalid(field: folder.path, reason: "there is no such theme folder") }
        var paths: [String] = []
        for case let file as URL in files {
            let values = try file.resourceValues(forKeys: Set(keys))
            guard values.isRegularFile == true, values.isSymbolicLink != true else { continue }
            paths.append(file.pathComponents.dropFirst(folder.pathComponents.count).joined(separator: "/"))
        }
        return paths
    }

    package func read(_ path: String, limit: Int) throws -> [UInt8] {
        let file = try FileHandle(forReadingFrom: folder.appending(path: path))
        defer { try? file.close() }
        let bytes = try file.read(upToCount: limit + 1) ?? Data()
        guard bytes.count <= limit else {
            throw NewsroomError.invalid(field: path, reason: "a file of a theme may have \(limit) bytes at most")
        }
        return [UInt8](bytes)
    }
}

/// A theme in memory, by path.
package struct ThemeInMemory: ThemeFiles {
    private let files: [String: String]

    package init(_ files: [String: String]) {
        self.files = files
    }

    package func paths() -> [String] { Array(files.keys) }

    package func read(_ path: String, limit: Int) throws -> [UInt8] {
        let bytes = [UInt8]((files[path] ?? "").utf8)
        guard bytes.count <= limit else {
            throw NewsroomError.invalid(field: path, reason: "a file of a theme may have \(limit) bytes at most")
        }
        return bytes
    }
}
