import Foundation
import Testing

/// Compares with the copy in `Approved/` that a person has looked at. With `BROADSHEET_APPROVE=1` in the environment the
/// copies are written anew instead: look at the difference before you commit it.
func expectApproved(_ bytes: [UInt8], as name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Approved").appending(path: name)
    if ProcessInfo.processInfo.environment["BROADSHEET_APPROVE"] == "1" {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return
    }
    let approved = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    let rendered = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard approved != rendered else { return }
    let line = zip(approved, rendered).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(approved.count, rendered.count)
    let before = line < approved.count ? approved[line] : "(the end)"
    let now = line < rendered.count ? rendered[line] : "(the end)"
    Issue.record("\(name):\(line + 1) was approved as\n\(before)\nand is now\n\(now)")
}

/// The theme that comes with the paper.
let standardTheme = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../themes/standard").standardizedFileURL
