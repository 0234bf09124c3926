import Archive
import Newsroom

extension Transaction {
    static let mostLinksAtOnce = 50

    /// Has the pages fetched that the document's story cards lead to without words of their own; of very many only the first, so
    /// that no document makes the paper a nuisance to others.
    func askForPreviews(of document: Document) throws {
        for url in document.previewedLinks.prefix(Self.mostLinksAtOnce) { try records.links.ask(for: url, at: now) }
    }
}
