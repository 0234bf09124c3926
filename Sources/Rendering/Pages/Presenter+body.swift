import Foundation
import Newsroom

extension Presenter {
    /// A story's body in HTML. Elsewhere, in a feed reader, every address must be a full one, and a live coverage brings its
    /// newest updates.
    ///
    /// - Parameter recorded: the statements at which a mark leads to the record.
    func body(_ edition: Edition, recorded: [PublishedStatement] = [], elsewhere: Bool = false) -> [UInt8] {
        let body = body(
            edition.document, edition.references, recorded: recorded, updated: edition.carried.updates, elsewhere: elsewhere)
        return elsewhere ? body + newestUpdates(edition) : body
    }

    func body(
        _ document: Document, _ references: Edition.References, recorded: [PublishedStatement] = [],
        updated: [Background.ID: Date] = [:], elsewhere: Bool = false
    ) -> [UInt8] {
        let origin = elsewhere ? paper.siteURL : ""
        let addresses = DocumentHTML.Addresses(
            siteURL: paper.siteURL,
            origin: origin,
            story: { origin + PageKey.story(slug: $0).path },
            photograph: { [media] in origin + media($0) },
            recording: { [media] in origin + media($0) },
            leadsWithin: isMirror && !elsewhere)
        let wording = DocumentHTML.Wording(
            syntheticVoice: words[.syntheticVoice], table: words[.table], date: { [words] in words.date($0) },
            pictureSource: { [words] in words.pictureSource($0) }, backgroundUpdated: { backgroundUpdated($0) })
        let marks = recorded.map { ($0.id, recordMark(of: $0)) }
        return DocumentHTML(
            references: references, addresses: addresses, wording: wording, offersRenditions: !elsewhere,
            recordMarks: Dictionary(marks) { first, _ in first }, backgroundUpdates: updated
        ).render(document)
    }

    private func backgroundUpdated(_ time: Date) -> (text: String, iso: String) {
        let local = localTime(time)
        return (words[.backgroundUpdated, { _ in words.date(local.day) }], local.iso)
    }

    private func recordMark(of statement: PublishedStatement) -> DocumentHTML.RecordMark {
        DocumentHTML.RecordMark(
            address: PageKey.statement(statement.id).path, label: words[.onTheRecord, { _ in speakerName(of: statement) }])
    }
}
