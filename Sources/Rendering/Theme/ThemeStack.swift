package import Foundation
import Newsroom

/// A theme's folder over the folders that it is based on: what it lacks comes from the next one.
///
/// A theme is based on one beside it, by name, so that a theme from elsewhere reaches nothing but themes.
package struct ThemeStack: ThemeFiles {
    static let deepest = 4

    /// The theme's own first.
    private let layers: [(folder: ThemeFolder, paths: Set<String>)]

    /// Throws `NewsroomError.invalid` where a folder is missing or a `theme.txt` is wrong.
    package init(_ folder: URL) throws {
        // Through links, so that "beside" means beside the theme itself.
        var folder = folder.resolvingSymlinksInPath().standardizedFileURL
        var layers: [(folder: ThemeFolder, paths: Set<String>)] = []
        while true {
            let layer = ThemeFolder(folder)
            layers.append((layer, Set(try layer.paths())))
            guard layers.last?.paths.contains(ThemeAbout.file) == true else { break }
            let about = try ThemeAbout(layer.read(ThemeAbout.file, limit: ThemeAbout.largest), isWhole: false)
            guard !about.basedOn.isEmpty else { break }
            guard layers.count < Self.deepest else {
                throw NewsroomError.invalid(
                    field: ThemeAbout.file, reason: "themes are based on one another in a circle, or more than \(Self.deepest) deep")
            }
            folder = folder.deletingLastPathComponent().appending(path: about.basedOn, directoryHint: .isDirectory)
        }
        self.layers = layers
    }

    package func paths() -> [String] { Array(layers.reduce(into: Set<String>()) { $0.formUnion($1.paths) }) }

    /// Those of the theme itself.
    package func ownPaths() -> [String] { Array(layers[0].paths) }

    /// What themes say of themselves adds up; any other file hides that of the themes below.
    package func read(_ path: String, limit: Int) throws -> [UInt8] {
        let holders = layers.filter { $0.paths.contains(path) }.map(\.folder)
        guard path == ThemeAbout.file else {
            guard let first = holders.first else { throw NewsroomError.notFound(path) }
            return try first.read(path, limit: limit)
        }
        return try holders.reversed().reduce(into: []) { $0 += try $1.read(path, limit: limit) + [UInt8(ascii: "\n")] }
    }
}
