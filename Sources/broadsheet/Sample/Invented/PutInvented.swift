import Archive
import Editorial
import Foundation
import Newsroom

/// What a desk does with a story until it is public: save it, put on record who said what in it, publish it.
struct PutInvented: Act {
    let story: InventedStory

    func perform(in transaction: Transaction) throws -> Story.ID {
        let id = transaction.newID(Story.self)
        try transaction.perform(SaveStory(story: id, content: story.content, basedOn: 0))
        for quoted in story.quoted {
            let statement = Statement(
                id: quoted.id, story: id, speaker: quoted.speaker.id, kind: .direct, content: .verbatim(quoted.words),
                said: ImpreciseDate(Day(story.published, in: transaction.zone)), outlets: [quoted.outlet].compactMap(\.self),
                topics: Array(story.content.topics.prefix(2)))
            try transaction.perform(SaveStatement(statement, confirms: true))
        }
        try transaction.perform(PublishStory(story: id, revision: 1, time: .dated(story.published, updated: nil)))
        return id
    }
}

/// What a desk does with a story that goes on, or was wrong.
struct ReviseInvented: Act {
    let story: Story.ID
    let revised: InventedStory.Revised

    func perform(in transaction: Transaction) throws {
        guard var content = try transaction.records.stories.revision(1, of: story)?.content else { return }
        content.document.blocks.append(revised.addition)
        guard case .saved(let number) = try transaction.perform(SaveStory(story: story, content: content, basedOn: 1)) else { return }
        if let correction = revised.correction {
            _ = try transaction.perform(IssueCorrection(story: story, revision: number, kind: .correction, text: correction))
        } else {
            _ = try transaction.perform(UpdatePublished(story: story, revision: number, kind: .update))
        }
    }
}
