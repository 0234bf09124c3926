import Archive
import Editorial
import Foundation
import Newsroom

/// Types into a story of its own, word after word, as a browser does.
struct Typist: Sendable {
    private let editorial: Editorial
    private let rooms: DraftRooms
    private let identifiers = IdentifierSource()

    init(_ editorial: Editorial, _ archive: NewsroomArchive) {
        self.editorial = editorial
        rooms = DraftRooms(editorial, archive: archive)
    }

    /// Ends at the first failure, which it names.
    func run() async {
        do {
            try await type()
        } catch {
            FileHandle.standardError.write(Data("save-loop: \(error)\n".utf8))
        }
    }

    private func type() async throws {
        let story: Story.ID = identifiers.next()
        let content = StoryContent(headline: "Typed", document: Document([.paragraph([.text("Begin")])]))
        _ = try await editorial.perform(SaveStory(story: story, content: content, basedOn: 0), as: User.operator.id)
        let draft = try await editorial.perform(OpenDraft(story), as: User.operator.id).draft.id
        for number in 0... {
            let word = "w\(number)w"
            let step = try EditStep(json: [
                "stepType": "replace", "from": 1, "to": 1, "slice": ["content": [["type": "text", "text": .string(word)]]],
            ])
            let batch = DraftBatch(id: identifiers.next(), client: identifiers.next(), steps: [step])
            let outcome = try await rooms.take(batch, into: story, draft: draft, base: number, as: User.operator.id)
            guard case .accepted = outcome else { throw NewsroomError.conflict("\(outcome.json)") }
            // One write of the kernel's, as with saves.
            let line = Array("\(story) \(word)\n".utf8)
            _ = write(STDOUT_FILENO, line, line.count)
        }
    }
}
