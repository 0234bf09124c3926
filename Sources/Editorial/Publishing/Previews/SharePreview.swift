import Archive
package import Foundation
package import Newsroom

/// Makes a link under which one revision can be read without an account, as readers would see it, for some time.
package struct SharePreview: Act {
    package var id: Preview.ID
    package var story: Story.ID
    package var revision: Int
    /// Of the secret in the link.
    package var link: [UInt8]
    package var lifetime: TimeInterval

    package init(_ id: Preview.ID, story: Story.ID, revision: Int, link: [UInt8], lifetime: TimeInterval) {
        self.id = id
        self.story = story
        self.revision = revision
        self.link = link
        self.lifetime = lifetime
    }

    package func perform(in transaction: Transaction) throws -> Preview {
        try transaction.require(.sharePreviews)
        let story = try transaction.story(self.story)
        guard lifetime > 0, lifetime <= Preview.longest else {
            throw NewsroomError.invalid(field: "lifetime", reason: "a preview is good for thirty days at most")
        }
        let previews = transaction.records.previews
        guard try previews.find(id) == nil else {
            throw NewsroomError.conflict("this link was made already, and is shown once: make another, and revoke that one")
        }
        guard try previews.good(of: story.id, at: transaction.now).count < Preview.most else {
            throw NewsroomError.conflict("the story has \(Preview.most) links already: revoke one first")
        }
        let revision = try transaction.revision(revision, of: story.id)
        let preview = Preview(
            id: id, story: story.id, revision: revision.number, madeAt: transaction.now, madeBy: transaction.actor.id,
            expiresAt: transaction.now.addingTimeInterval(lifetime))
        try previews.add(preview, hash: link)
        transaction.record(
            on: "story:\(story.id)",
            ["preview": "\(id)", "revision": "\(revision.number)", "until": preview.expiresAt.formatted(.iso8601)])
        return preview
    }
}
