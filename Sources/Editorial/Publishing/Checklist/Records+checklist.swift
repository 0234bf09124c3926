package import Archive
import Foundation
package import Newsroom

extension Records {
    /// What the newsroom's checklist finds in a revision, as things stand: for screens, and for acts that a finding blocks.
    ///
    /// - Parameter day: on which readers are to see it.
    package func findings(in revision: Revision, on day: Day) throws -> [PublicationFinding] {
        try checklist.current().findings(in: publicationFacts(of: revision, on: day))
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
                .filter { $0.confirmation == nil }.map(\.content.text))
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
        for finding in try records.findings(in: revision, on: day) where finding.weight == .blocks && checks.contains(finding.check) {
            throw finding.refusal
        }
    }
}
