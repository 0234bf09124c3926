package import Archive
import Foundation
package import Newsroom

/// Keeps a story's content as its newest revision; makes the story where there is none.
///
/// An open draft of the story loses nothing by it. What was not yet a revision becomes one first, so that this content, made
/// without knowledge of it, is set aside; where there was nothing of the kind, the draft follows: whoever has it open sees the
/// change come in like another's typing.
package struct SaveStory: Act {
    package var story: Story.ID
    package var content: StoryContent
    /// The number of the revision that the content was made from: 0 for a new story.
    package var basedOn: Int
    package var manner: Revision.Manner
    /// Whether the story becomes public before the act ends that this is a part of: the desk's list finds it from then on.
    var isPublishedAtOnce = false

    package init(story: Story.ID, content: StoryContent, basedOn: Int, manner: Revision.Manner = .deliberate) {
        self.story = story
        self.content = content
        self.basedOn = basedOn
        self.manner = manner
    }

    package enum Outcome: Hashable, Sendable {
        /// The content stands as this revision. Saving the same content again gives the same number again.
        case saved(revision: Int)
        /// Somebody saved in between. Theirs is `latest`; this content is kept beside it, under `setAside`.
        case conflict(latest: Int, setAside: Identifier<SetAside>)
    }

    package func perform(in transaction: Transaction) throws -> Outcome {
        try transaction.require(.writeOwnStories)
        try content.check()
        try checkReferences(in: transaction)
        guard let found = try transaction.records.stories.find(story) else {
            guard basedOn == 0 else { throw NewsroomError.notFound("story \(story)") }
            if let section = content.section { try transaction.actor.require(.writeOwnStories, in: section) }
            return try add(in: transaction)
        }
        try transaction.requireWriting(found)
        // What somebody is writing at the desk comes first: then this save was not made from the latest revision.
        try transaction.perform(SaveDraft(storyIfUnsaved: story))
        let existing = try transaction.story(story)
        guard let latest = try transaction.records.stories.revision(existing.latestRevision, of: story) else {
            throw NewsroomError.notFound("revision \(existing.latestRevision) of story \(story)")
        }
        if latest.content.section != content.section {
            // Nobody moves a story to where they could not change it.
            var moved = existing
            moved.stage = .draft
            try transaction.actor.requireWriting(moved, in: content.section)
        }
        if latest.content == content { return .saved(revision: latest.number) }
        guard basedOn == latest.number else { return try setAside(latest: latest.number, in: transaction) }
        let number = try transaction.keep(content, after: latest, manner: manner, begun: transaction.now)
        try transaction.follow(content, revision: number, of: story)
        return .saved(revision: number)
    }

    private func add(in transaction: Transaction) throws -> Outcome {
        try transaction.askForPreviews(of: content.document)
        let revision = Revision(
            story: story, number: 1, content: content, savedAt: transaction.now, savedBy: transaction.actor.id, manner: manner,
            startedAt: transaction.now)
        try transaction.records.stories.add(story, stage: .draft, first: revision, isFound: !isPublishedAtOnce)
        if isPublishedAtOnce { transaction.imported = revision }
        transaction.record(on: "story:\(story)", ["revision": "1"])
        return .saved(revision: 1)
    }

    private func setAside(latest: Int, in transaction: Transaction) throws -> Outcome {
        let id = transaction.newID(SetAside.self)
        try transaction.records.stories.setAside(
            content, of: story, basedOn: basedOn, as: id, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "story:\(story)", ["setAside": "\(id)", "latest": "\(latest)"])
        return .conflict(latest: latest, setAside: id)
    }

    /// Everything that the content names must be there: a public page never points at nothing.
    private func checkReferences(in transaction: Transaction) throws {
        let records = transaction.records
        try content.checkFieldReferences(in: records)
        for photograph in content.document.photographs where try records.photographs.find(photograph) == nil {
            throw NewsroomError.invalid(field: "document", reason: "there is no photograph \(photograph)")
        }
        for background in content.document.backgrounds where try records.backgrounds.find(background) == nil {
            throw NewsroomError.invalid(field: "document", reason: "there is no background \(background)")
        }
        for recording in content.document.recordings where try records.recordings.find(recording) == nil {
            throw NewsroomError.invalid(field: "document", reason: "there is no recording \(recording)")
        }
    }
}

extension StoryContent {
    /// The same for the fields alone.
    func checkFieldReferences(in records: Records) throws {
        for (index, topic) in topics.enumerated() where try records.topics.find(topic) == nil {
            throw NewsroomError.invalid(field: "topics[\(index)]", reason: "there is no topic \(topic)")
        }
        for (index, entry) in byline.enumerated() where try records.contributors.find(entry.contributor) == nil {
            throw NewsroomError.invalid(field: "byline[\(index)]", reason: "there is no contributor \(entry.contributor)")
        }
        if let section, try records.sections.find(section) == nil {
            throw NewsroomError.invalid(field: "section", reason: "there is no section \(section)")
        }
        if let lead = leadPhotograph?.photograph, try records.photographs.find(lead) == nil {
            throw NewsroomError.invalid(field: "leadPhotograph", reason: "there is no photograph \(lead)")
        }
    }
}
