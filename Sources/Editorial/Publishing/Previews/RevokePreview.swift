import Archive
package import Newsroom

/// Ends a link to a preview before its time.
package struct RevokePreview: Act {
    package var id: Preview.ID
    /// The one that the link is of.
    package var story: Story.ID

    package init(_ id: Preview.ID, of story: Story.ID) {
        self.id = id
        self.story = story
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.sharePreviews)
        let story = try transaction.story(self.story)
        guard let preview = try transaction.records.previews.find(id), preview.story == story.id else {
            throw NewsroomError.notFound("preview \(id)")
        }
        guard !preview.isOver(at: transaction.now) else { return }
        try transaction.records.previews.revoke(id, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "story:\(story.id)", ["preview": "\(id)", "revision": "\(preview.revision)"])
    }
}
