import Archive
import CopyDesk
import Newsroom

/// A story's newest text as the copy desk reads it, with the way back from what is read to the editor's positions.
struct StoryCopy: Sendable {
    let story: Story
    /// The draft's version in which positions count.
    let version: Int
    let content: StoryContent
    let text: String
    private let draft: DraftDocument
    private let positions: DocumentPositions

    /// Nil while what is typed is not a whole document.
    ///
    /// - Throws: `NewsroomError.notFound`.
    init?(of id: Story.ID, _ records: Records, memory: DraftMemory?) throws {
        guard let story = try records.stories.find(id) else { throw NewsroomError.notFound("story \(id)") }
        if let draft = try records.drafts.find(id), let fields = try records.drafts.fields(of: id) {
            let typed = try records.document(of: draft, memory: memory)
            guard let document = try? typed.document else { return nil }
            var content = fields.content
            content.document = document
            self.init(story, version: draft.version, content, typed)
        } else {
            guard let content = try records.stories.revision(story.latestRevision, of: id)?.content else {
                throw NewsroomError.notFound("revision \(story.latestRevision)")
            }
            self.init(story, version: 0, content, try DraftDocument(content.document))
        }
    }

    private init(_ story: Story, version: Int, _ content: StoryContent, _ draft: DraftDocument) {
        (self.story, self.version, self.content, self.draft) = (story, version, content, draft)
        text = content.document.plainText
        positions = DocumentPositions(content.document)
    }

    /// The notes with where they are, those that lie nowhere left out.
    func placed(_ notes: [CopyNote], silenced: [String: SilencedNote]) -> [StoryNote] {
        notes.prefix(StoryNotes.most).compactMap { note in
            guard note.span.start < note.span.end else { return nil }
            let pieces = positions.ranges(atPlainText: note.span.start..<note.span.end).compactMap { range in
                (try? draft.passage(range)).map { StatementPassage.Piece(range, $0) }
            }
            return pieces.isEmpty ? nil : StoryNote(note: note, pieces: pieces, silenced: silenced[note.key])
        }
    }
}
