package import Foundation

/// What a story is while it is being edited: the newest of everything that was typed and acknowledged.
///
/// A draft is made when somebody opens a story to write, goes on from version to version with each batch of changes, and
/// becomes a revision now and then (see `Draft.Unsaved`). Its document and its log of batches are kept apart from it.
package struct Draft: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Draft>

    /// What no revision has yet.
    package struct Unsaved: Hashable, Sendable {
        package var since: Date
        /// All of it is one person's: before another's first change, it becomes a revision.
        package var by: User.ID

        package init(since: Date, by: User.ID) {
            self.since = since
            self.by = by
        }

        /// Whether it is time for a revision: one person's work within ten minutes is one, as with `Revision.coalescingTime`.
        package func isDue(at time: Date, for user: User.ID) -> Bool {
            by != user || time.timeIntervalSince(since) > Revision.coalescingTime
        }
    }

    /// Who changed a field last, and in which version.
    package struct FieldMark: Hashable, Sendable, Codable {
        package var version: Int
        package var client: Identifier<DraftClient>

        package init(version: Int, client: Identifier<DraftClient>) {
            self.version = version
            self.client = client
        }
    }

    /// Versions count within one draft: a draft that was put away and made again has another identifier.
    package let id: ID
    package let story: Story.ID
    /// Rises by one with each batch.
    package var version: Int
    /// How far the log reaches back: whoever has this version or a later one can be told what came since.
    package var keptFrom: Int
    package var fieldMarks: [String: FieldMark]
    /// The revision that it became last, or began with.
    package var revision: Int
    package var unsaved: Unsaved?
    /// When it last was the same as a revision.
    package var savedAt: Date

    package init(
        id: ID, story: Story.ID, version: Int = 0, keptFrom: Int = 0, fieldMarks: [String: FieldMark] = [:], revision: Int,
        unsaved: Unsaved? = nil, savedAt: Date
    ) {
        self.id = id
        self.story = story
        self.version = version
        self.keptFrom = keptFrom
        self.fieldMarks = fieldMarks
        self.revision = revision
        self.unsaved = unsaved
        self.savedAt = savedAt
    }
}

/// One open editor: a browser's tab. It makes its identifier itself.
package enum DraftClient {}
