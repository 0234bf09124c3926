import Archive
import Newsroom

/// While work is undone: puts back who answered for a passage, when it was to be looked at, and who had said that it was right.
struct RestoreBackgroundCare: Act {
    let background: Background.ID
    let care: BackgroundCare

    func perform(in transaction: Transaction) throws {
        try transaction.require(.keepBackground)
        let current = try transaction.records.backgrounds.care(of: background)
        try transaction.keep(care, of: background, after: care)
        transaction.record(on: "background:\(background)", before: .backgroundCare(current))
    }
}
