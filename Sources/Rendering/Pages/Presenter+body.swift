import Newsroom

extension Presenter {
    /// A story's body in HTML. Elsewhere, in a feed reader, every address must be a full one, and a live coverage brings its
    /// newest updates.
    func body(_ edition: Edition, elsewhere: Bool = false) -> [UInt8] {
        let body = body(edition.document, edition.references, elsewhere: elsewhere)
        return elsewhere ? body + newestUpdates(edition) : body
    }

    func body(_ document: Document, _ references: Edition.References, elsewhere: Bool = false) -> [UInt8] {
        let origin = elsewhere ? paper.siteURL : ""
        let addresses = DocumentHTML.Addresses(
            siteURL: paper.siteURL,
            origin: origin,
            story: { origin + PageKey.story(slug: $0).path },
            photograph: { [media] in origin + media($0) },
            recording: { [media] in origin + media($0) })
        let wording = DocumentHTML.Wording(
            syntheticVoice: words[.syntheticVoice], table: words[.table], date: { [words] in words.date($0) },
            pictureSource: { [words] in words.pictureSource($0) })
        return DocumentHTML(references: references, addresses: addresses, wording: wording, offersRenditions: !elsewhere).render(document)
    }
}
