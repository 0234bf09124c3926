package import Foundation

/// A piece of journalism. What an editor can change in it stands in its revisions; what readers see, in its edition.
package struct Story: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Story>

    package let id: ID
    package var stage: Stage
    /// The number of the newest revision. Numbers rise with each save; those of coalesced autosaves are not given again.
    package var latestRevision: Int
    package let createdAt: Date
    package let createdBy: User.ID
    package var publication: PublicationState

    package init(
        id: ID, stage: Stage, latestRevision: Int, createdAt: Date, createdBy: User.ID, publication: PublicationState
    ) {
        self.id = id
        self.stage = stage
        self.latestRevision = latestRevision
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.publication = publication
    }
}

/// What sort of journalism a story is.
package enum StoryKind: String, CaseIterable, Codable, Hashable, Sendable {
    case news, brief, analysis, opinion, explainer, interview, live
}
