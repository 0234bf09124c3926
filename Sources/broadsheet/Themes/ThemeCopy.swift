import Foundation
import Newsroom
import Rendering

/// A whole theme as files, with what it was based on put in, ready to be somebody's own.
struct ThemeCopy {
    private let files: ThemeStack
    private let paths: [String]

    /// Throws `NewsroomError.invalid` where the theme could not be served: whoever begins with it would look in vain for the fault.
    init(of files: ThemeStack, for paper: Paper) throws {
        self.files = files
        _ = try Theme(files: files, language: paper.language)
        // What a theme does not use of the one below it has no place in the copy.
        let all = files.paths().sorted()
        let unused = Set(ThemeCheck.findings(in: files, own: all, paper: paper).filter(\.isUnused).map(\.file))
        paths = all.filter { $0 != "README.md" && !unused.contains($0) }
    }

    /// Returns how many files were written. Throws `CommandFailure` where the folder is no empty or new one.
    func write(to folder: URL) throws -> Int {
        let manager = FileManager.default
        if manager.fileExists(atPath: folder.path) {
            guard let names = try? manager.contentsOfDirectory(atPath: folder.path), names.isEmpty else {
                throw CommandFailure("\(folder.path) is there already and not empty: name a new folder")
            }
        }
        let name = folder.lastPathComponent
        for path in paths {
            var body = Data(try files.read(path, limit: 4_000_000))
            if path == ThemeText.file { body = Data(ThemeText.about(name, from: String(decoding: body, as: UTF8.self)).utf8) }
            try write(body, to: folder.appending(path: path))
        }
        try write(Data(ThemeText.readMe(name).utf8), to: folder.appending(path: "README.md"))
        return paths.count + 1
    }

    /// Readable by everybody, unlike what the newsroom keeps: the account that serves may be another one.
    private func write(_ body: Data, to file: URL) throws {
        let manager = FileManager.default
        try manager.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
        try body.write(to: file)
        try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    }
}
