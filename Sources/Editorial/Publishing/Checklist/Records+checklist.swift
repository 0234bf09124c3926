package import Archive
import CopyDesk
import Foundation
package import Newsroom

extension Records {
    /// What the newsroom's checklist finds in a revision, as things stand: for screens, and for acts that a finding blocks.
    ///
    /// - Parameters:
    ///   - day: on which readers are to see it.
    ///   - house: the house style as it stands.
    package func findings(in revision: Revision, on day: Day, by house: HouseStyle) throws -> [PublicationFinding] {
        let checklist = try checklist.current()
        var facts = try publicationFacts(of: revision, on: day)
        if checklist[.houseStyle] != .off { facts.houseWarnings = try houseWarnings(in: revision, on: day, by: house) }
        return checklist.findings(in: facts)
    }

    private func houseWarnings(in revision: Revision, on day: Day, by house: HouseStyle) throws -> [String] {
        let content = revision.content
        let reading = CopyReading(house.book, language: content.language)
        guard reading.isByBook else { return [] }
        let (silenced, text) = (try silencedNotes.inStory(revision.story), content.document.plainText)
        let scalars = Array(text.unicodeScalars)
        let fields = try reading.notes(on: content, silenced: silenced, self).filter { $0.silenced == nil && $0.note.severity == .warning }
        let notes = try reading.notes(on: content.document, text: text, day: day, self).filter {
            silenced[$0.key] == nil && $0.severity == .warning
        }
        return fields.map(\.note.message)
            + notes.map { note in
                var words = String.UnicodeScalarView()
                words.append(contentsOf: scalars[note.span.start..<note.span.end].prefix(60))
                return "“\(String(words))”"
            }
    }

    private func publicationFacts(of revision: Revision, on day: Day) throws -> PublicationFacts {
        let shown = try editions.photographs(of: revision.story)
        let setAside = try stories.setAside(of: revision.story).count + drafts.conflicts(of: revision.story).count
        return PublicationFacts(
            content: revision.content,
            photographs: try revision.content.photographsShown.filter { !shown.contains($0) }.compactMap { try photographs.find($0) },
            outOfRights: try revision.content.photographs.compactMap { try photographs.find($0) }.filter { $0.isOutOfRights(on: day) },
            setAside: setAside,
            openComments: try comments.open(at: revision.story).map { comment in
                try comment.suggestion ?? comments.messages(of: comment.id).first?.text ?? comment.quote
            },
            unconfirmedStatements: try revision.content.document.statements.compactMap { try statements.find($0) }
                .filter { $0.confirmation == nil }.map(\.content.text),
            dueBackgrounds: try revision.content.document.backgrounds.filter { try backgrounds.care(of: $0).isDue(on: day) }
                .compactMap { try backgrounds.find($0)?.name })
    }
}

extension Transaction {
    /// Refuses what the newsroom's checklist blocks. What readers see already holds up no update of the story, and an archive that
    /// is taken in comes as it is.
    ///
    /// - Parameters:
    ///   - checks: those that are asked; all unless somebody looked at them before.
    ///   - time: when readers are to see it; nil for now.
    /// - Throws: the first refusal.
    func requireChecks(
        _ revision: Revision, _ checks: Set<PublicationCheck> = Set(PublicationCheck.allCases), at time: Date? = nil
    ) throws {
        let day = Day(max(time ?? now, now), in: zone)
        // Reading the whole copy is only worth its while where it decides something.
        let isByHouse = try checks.contains(.houseStyle) && records.checklist.current()[.houseStyle] == .blocks
        let findings = try records.findings(in: revision, on: day, by: isByHouse ? house() : HouseStyle())
        for finding in findings where finding.weight == .blocks && checks.contains(finding.check) { throw finding.refusal }
    }
}
