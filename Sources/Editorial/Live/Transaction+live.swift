import Archive
import Newsroom

extension Transaction {
    /// The story, if it is public and covered live.
    func liveStory(_ id: Story.ID) throws -> Story {
        let story = try story(id)
        try require(.publish, on: story)
        guard let standing = try records.editions.standing(story.id) else { throw NewsroomError.conflict("the story is not public") }
        guard standing.kind == .live else { throw NewsroomError.conflict("the story is not covered live: start its coverage first") }
        return story
    }

    /// The update of a public story that is covered live, unless it was removed.
    func liveUpdate(_ id: LiveUpdate.ID) throws -> LiveUpdate {
        guard let update = try records.live.find(id) else { throw NewsroomError.notFound("live update \(id)") }
        _ = try liveStory(update.story)
        guard !update.isRemoved else { throw NewsroomError.conflict("the update was removed") }
        return update
    }

    /// Everything that an update names must be there: a public page never points at nothing.
    func checkReferences(of content: LiveUpdate.Content) throws {
        for (index, author) in content.authors.enumerated() where try records.contributors.find(author) == nil {
            throw NewsroomError.invalid(field: "authors[\(index)]", reason: "there is no contributor \(author)")
        }
        for photograph in content.document.photographs where try records.photographs.find(photograph) == nil {
            throw NewsroomError.invalid(field: "document", reason: "there is no photograph \(photograph)")
        }
    }

    /// Shows readers the update as it stands now, and lets those who follow the coverage hear of it.
    func show(_ update: LiveUpdate) throws {
        if update.isRemoved {
            try records.editions.remove(update)
        } else {
            try records.editions.put(update)
        }
        try records.notices.add(of: update.story, update: update.id, inNewsFeed: false, at: now)
        touch(.live(update.story), .search)
    }
}
