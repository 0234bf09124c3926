package import Archive
package import CopyDesk
package import Foundation
package import Newsroom

/// What the copy desk has to remark on a story's newest text, silenced notes with those that are not.
package struct StoryNotes: Sendable {
    /// The draft's version in which positions count.
    package let version: Int
    /// In the text's order.
    package let notes: [StoryNote]
    package let fields: [StoryFieldNote]
    /// Whether there is a house book, and it is for copy in the story's language.
    package let isByBook: Bool

    /// Of more, somebody looks at the first.
    package static let most = 500

    /// - Parameters:
    ///   - today: from which "Wednesday" counts in what nobody has published yet.
    ///   - zone: the newsroom's, by which what is published is of a day.
    package init(
        of id: Story.ID, by house: HouseStyle, on today: Day, in zone: TimeZone, _ records: Records, memory: DraftMemory? = nil
    ) throws {
        guard let copy = try StoryCopy(of: id, records, memory: memory) else {
            (version, notes, fields, isByBook) = (0, [], [], house.book != nil)
            return
        }
        let silenced = try records.silencedNotes.inStory(id)
        let reading = CopyReading(house.book, language: copy.content.language)
        let day = try records.editions.standing(id).map { Day($0.firstPublished, in: zone) } ?? today
        version = copy.version
        isByBook = reading.isByBook
        notes = copy.placed(
            try reading.notes(on: copy.content.document, text: copy.text, day: day, records), silenced: silenced)
        fields = try reading.notes(on: copy.content, silenced: silenced, records)
    }

    init(version: Int, notes: [StoryNote]) {
        (self.version, self.notes, fields, isByBook) = (version, notes, [], false)
    }
}

/// A note with where it stands.
package struct StoryNote: Sendable {
    package let note: CopyNote
    /// One for each block that it reaches into, with the words that stand there.
    package let pieces: [StatementPassage.Piece]
    package let silenced: SilencedNote?
}

/// A note on what stands around the text.
package struct StoryFieldNote: Sendable {
    package let note: FieldNote
    /// Which, where it is about one.
    package let photograph: Photograph?
    /// By which it is silenced: it stays so while the field does.
    package let key: String
    package let silenced: SilencedNote?
}
