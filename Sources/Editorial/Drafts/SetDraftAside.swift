package import Archive
package import Newsroom

/// Keeps what an editor has and could not bring together with the draft, beside the story: both versions are there then, for a
/// person to compare. The identifier is made in the browser; a repeated call is one.
package struct SetDraftAside: Act {
    package var story: Story.ID
    package var id: Identifier<SetAside>
    /// The editor's document.
    package var document: JSONValue
    /// Those fields that the editor had changed, by name; the others are taken as the draft has them.
    package var fields: [(field: String, value: JSONValue)]

    package init(story: Story.ID, id: Identifier<SetAside>, document: JSONValue, fields: [(field: String, value: JSONValue)] = []) {
        self.story = story
        self.id = id
        self.document = document
        self.fields = fields
    }

    package func perform(in transaction: Transaction) throws {
        let story = try transaction.story(self.story, changing: true)
        let stories = transaction.records.stories
        if let standing = try stories.standing(ofSetAside: id) {
            guard standing.story == story.id else { throw NewsroomError.conflict("the identifier is that of another story's version") }
            return
        }
        let latest = try transaction.revision(story.latestRevision, of: story.id)
        var kept = try transaction.records.drafts.fields(of: story.id) ?? DraftFields(latest.content)
        for field in fields { try kept.set(field.field, to: field.value) }
        var content = kept.content
        do {
            content.document = try DraftDocument(json: document).document
        } catch let fault as StepFault {
            throw NewsroomError.invalid(field: "document", reason: fault.reason)
        } catch let fault as DocumentFault {
            throw fault.newsroomError
        }
        try stories.setAside(content, of: story.id, basedOn: latest.number, as: id, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "story:\(story.id)", ["setAside": "\(id)", "latest": "\(latest.number)"])
    }
}
