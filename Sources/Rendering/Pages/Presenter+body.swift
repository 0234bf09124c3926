import Newsroom

extension Presenter {
    /// A story's body in HTML. Elsewhere, in a feed reader, every address must be a full one.
    func body(_ edition: Edition, elsewhere: Bool = false) -> [UInt8] {
        let origin = elsewhere ? paper.siteURL : ""
        let addresses = DocumentHTML.Addresses(
            siteURL: paper.siteURL,
            story: { origin + PageKey.story(slug: $0).path },
            photograph: { origin + PageKey.media($0.name) },
            recording: { origin + PageKey.media($0) })
        let wording = DocumentHTML.Wording(syntheticVoice: words[.syntheticVoice])
        return DocumentHTML(references: edition.references, addresses: addresses, wording: wording).render(edition.document)
    }
}
