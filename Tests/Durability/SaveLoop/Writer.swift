import Editorial
import Foundation
import Newsroom

/// Saves stories one after the other, each three times.
struct Writer: Sendable {
    private let editorial: Editorial
    private let identifiers = IdentifierSource()

    init(_ editorial: Editorial) {
        self.editorial = editorial
    }

    /// Ends at the first failure, which it names.
    func run() async {
        do {
            while true { try await saveStory() }
        } catch {
            FileHandle.standardError.write(Data("save-loop: \(error)\n".utf8))
        }
    }

    private func saveStory() async throws {
        let story: Story.ID = identifiers.next()
        for number in 1...3 {
            let content = Self.content(of: story, number)
            let outcome = try await editorial.perform(
                SaveStory(story: story, content: content, basedOn: number - 1), as: User.operator.id)
            guard outcome == .saved(revision: number) else { throw NewsroomError.conflict("\(outcome)") }
            acknowledge(story, number, content)
        }
    }

    private static func content(of story: Story.ID, _ number: Int) -> StoryContent {
        let words = (0..<Int.random(in: 1...200)).map { _ in String(UInt32.random(in: .min ... .max), radix: 36) }
        return StoryContent(
            headline: "Save \(number) of \(story)", document: Document([.paragraph([.text(words.joined(separator: " "))])]))
    }

    /// One write of the kernel's, so that what was acknowledged is known however soon the process ends.
    private func acknowledge(_ story: Story.ID, _ revision: Int, _ content: StoryContent) {
        let checksum = Seal.next(before: content.headline, text: content.document.json)
        let line = Array("\(story) \(revision) \(checksum)\n".utf8)
        _ = write(STDOUT_FILENO, line, line.count)
    }
}
