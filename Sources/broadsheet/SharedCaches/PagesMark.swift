import Desk
import Foundation
import Mirror
import Rendering

/// What a paper's pages come out as besides the archive: program, settings and theme, as one short text. Where it is another one
/// than at this node's last start, copies elsewhere are wrong though nothing was changed.
struct PagesMark {
    private let file: URL
    private let text: String

    init(_ settings: NewsroomSettings, theme: Theme) throws {
        file = settings.data.appendingPathComponent("pages.mark")
        let lines = try PagesOrigin.lines(settings, theme) + settings.lines.map { "\($0.name) \($0.value)" }
        text = SHA256(of: Array(lines.joined(separator: "\n").utf8)).text
    }

    var isAsBefore: Bool { (try? String(contentsOf: file, encoding: .utf8)) == text }

    /// Where it cannot be written, the next start finds another one again, and copies are made anew once too often.
    func keep() { try? Data(text.utf8).write(to: file, options: .atomic) }
}
