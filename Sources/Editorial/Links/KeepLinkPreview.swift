import Archive
import Newsroom

/// Keeps what a page elsewhere says of itself, for the story cards that lead there. Done by the program, not by a person.
struct KeepLinkPreview: Act {
    var preview: LinkPreview

    func perform(in transaction: Transaction) throws {
        try transaction.require(.importArchive)
        try transaction.records.links.keep(preview)
        transaction.record(on: "preview:\(preview.url)", ["title": preview.title])
        transaction.touch(.preview(preview.url))
    }
}
