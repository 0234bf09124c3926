import Foundation
import Mirror
import Rendering

/// What pages come out as besides the archive and what the settings say: the program and the theme.
enum PagesOrigin {
    /// One line for each part; another program, or another theme, has others.
    static func lines(_ settings: NewsroomSettings, _ theme: Theme) throws -> [String] {
        let program = try FileManager.default.attributesOfItem(atPath: try OwnProgram.path())
        let time = (program[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        // What the settings put over the theme is among its files, which are named by what they hold.
        var lines = ["program \(Version.text) \(program[.size] ?? 0) \(time)"] + theme.assets.keys.sorted()
        let files = try ThemeStack(settings.theme)
        for path in files.paths().sorted() {
            lines.append("\(path) \(SHA256(of: try files.read(path, limit: 16 << 20)).text)")
        }
        return lines
    }
}
