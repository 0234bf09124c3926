package import Archive
package import CopyDesk
package import Newsroom

/// A story's newest text for a reader of spelling and grammar, who takes longer than a transaction may.
package struct StoryProse: Sendable {
    private let copy: StoryCopy
    private let names: Set<String>
    private let silenced: [String: SilencedNote]

    /// As many names in the text are looked for.
    private static let mostNames = 100

    /// Nil while what is typed is not a whole document.
    package init?(of id: Story.ID, _ records: Records, memory: DraftMemory? = nil) throws {
        guard let copy = try StoryCopy(of: id, records, memory: memory) else { return nil }
        self.copy = copy
        names = try Self.names(in: copy, records)
        silenced = try records.silencedNotes.inStory(id)
    }

    /// Nil where nobody has read it.
    package func notes(by reader: any ProseReader) async -> StoryNotes? {
        guard let notes = await reader.notes(on: copy.text, in: copy.content.language, knowing: names) else { return nil }
        let sorted = notes.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
        return StoryNotes(version: copy.version, notes: copy.placed(sorted, silenced: silenced))
    }

    /// The names that the newsroom knows of the story: those of its fields and statements, and of whatever the text calls by a word of
    /// its name.
    private static func names(in copy: StoryCopy, _ records: Records) throws -> Set<String> {
        var names: Set<String> = []
        let statements = try records.statements.inStory(copy.story.id)
        for id in Set(copy.content.topics + statements.compactMap(\.speaker)) {
            if let topic = try records.topics.find(id) { names.formUnion([topic.name] + topic.aliases) }
        }
        for id in Set(copy.content.byline.map(\.contributor)) {
            if let name = try records.contributors.find(id)?.name { names.insert(name) }
        }
        for id in Set(statements.flatMap(\.outlets)) { if let name = try records.outlets.find(id)?.name { names.insert(name) } }
        for word in capitalised(copy.text) {
            if let outlet = try records.outlets.find(name: word) { names.insert(outlet.name) }
            for kind in [Names.Kind.topic, .contributor] {
                for found in try records.names.find(kind, word, limit: 3) where Self.has(found.name, word) { names.insert(found.name) }
            }
        }
        return names
    }

    private static func capitalised(_ text: String) -> [String] {
        let words = Set(
            text.split { !$0.isLetter && $0 != "-" }.lazy.filter { $0.first?.isUppercase == true && $0.count > 1 }.map(String.init))
        let sorted: [String] = words.sorted()
        return Array(sorted.prefix(mostNames))
    }

    private static func has(_ name: String, _ word: String) -> Bool {
        name.split { !$0.isLetter && $0 != "-" }.contains { $0 == word }
    }
}
