package import Foundation

/// One entry of a story's live coverage: posted at a time, with an address of its own, correctable.
package struct LiveUpdate: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<LiveUpdate>

    /// What an editor can change in it: what its revisions keep.
    package struct Content: Hashable, Sendable {
        /// May be empty.
        package var headline: String
        /// In the order in which they are named.
        package var authors: [Contributor.ID]
        package var document: Document
        /// Whether it is one of the day's turning points, which readers are pointed to.
        package var isKeyEvent: Bool

        package init(headline: String = "", authors: [Contributor.ID] = [], document: Document, isKeyEvent: Bool = false) {
            self.headline = headline
            self.authors = authors
            self.document = document
            self.isKeyEvent = isKeyEvent
        }
    }

    package let id: ID
    package let story: Story.ID
    package var content: Content
    /// Rises with each correction and each fix.
    package var revision: Int
    package let postedAt: Date
    package let postedBy: User.ID
    /// When readers were last told of a correction; equals `postedAt` where they never were.
    package var updatedAt: Date
    package var isPinned: Bool
    package var isRemoved: Bool

    package init(
        id: ID, story: Story.ID, content: Content, revision: Int = 1, postedAt: Date, postedBy: User.ID, updatedAt: Date? = nil,
        isPinned: Bool = false, isRemoved: Bool = false
    ) {
        self.id = id
        self.story = story
        self.content = content
        self.revision = revision
        self.postedAt = postedAt
        self.postedBy = postedBy
        self.updatedAt = updatedAt ?? postedAt
        self.isPinned = isPinned
        self.isRemoved = isRemoved
    }
}

extension LiveUpdate.Content {
    package static let mostAuthors = 10

    /// - Throws: `NewsroomError.invalid` with the field and what to do about it.
    package func check() throws {
        guard headline.count <= StoryContent.Limit.headline else {
            throw NewsroomError.invalid(field: "headline", reason: "at most \(StoryContent.Limit.headline) characters")
        }
        guard !headline.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw NewsroomError.invalid(field: "headline", reason: "it must be one line without control characters")
        }
        guard authors.count <= Self.mostAuthors else {
            throw NewsroomError.invalid(field: "authors", reason: "at most \(Self.mostAuthors) names")
        }
        guard Set(authors).count == authors.count else { throw NewsroomError.invalid(field: "authors", reason: "a name stands twice") }
        guard !document.blocks.isEmpty else { throw NewsroomError.invalid(field: "document", reason: "an update needs some words") }
        do {
            try document.check()
        } catch {
            throw NewsroomError.invalid(field: error.path, reason: error.reason)
        }
        guard document.backgrounds.isEmpty, document.recordings.isEmpty else {
            throw NewsroomError.invalid(field: "document", reason: "background and audio belong into the story's own body")
        }
    }
}
