import Archive
import Foundation
package import Newsroom

/// Takes a story in from outside, with the topics, contributors and photographs that it names. The same page again
/// changes nothing; a page that has changed becomes a new revision, unless the newsroom has worked on the story since.
package struct ImportStory: Act {
    package let imported: ImportedStory
    /// Whether the story becomes public, dated as the page says.
    package var publishes: Bool
    /// BCP 47, for pages that do not say theirs.
    package var language: String
    /// Where the story is to stand; nil leaves it where it is.
    package var section: Section.ID?
    /// Worked out before the transaction, for only one of these runs at a time.
    private let digest, origin: String

    package init(_ imported: ImportedStory, publishes: Bool, language: String, section: Section.ID? = nil) {
        self.imported = imported
        self.publishes = publishes
        self.language = language
        self.section = section
        (digest, origin) = (imported.digest, imported.settledOrigin)
    }

    package enum Outcome: Hashable, Sendable {
        case created(Story.ID)
        case unchanged(Story.ID)
        case updated(Story.ID)
    }

    package func perform(in transaction: Transaction) throws -> Outcome {
        try transaction.require(.importArchive)
        let entry = try transaction.records.imports.find(origin: origin)
        let story = entry?.story ?? transaction.newID()
        var outcome = Outcome.unchanged(story)
        if entry?.digest != digest {
            try checkUntouched(entry, in: transaction)
            let number = try save(story, after: entry, in: transaction)
            try transaction.records.imports.save(
                Imports.Entry(story: story, digest: digest, revision: number), origin: origin, at: transaction.now)
            outcome = entry == nil ? .created(story) : .updated(story)
            transaction.record(on: "story:\(story)", ["origin": imported.origin, "revision": "\(number)"])
        }
        if publishes, try publish(story, in: transaction), outcome == .unchanged(story) { outcome = .updated(story) }
        return outcome
    }

    /// An import never writes over what the newsroom wrote.
    private func checkUntouched(_ entry: Imports.Entry?, in transaction: Transaction) throws {
        guard let entry, let story = try transaction.records.stories.find(entry.story) else { return }
        guard story.latestRevision == entry.revision else {
            throw NewsroomError.conflict("the page has changed, but so has the story at the desk: bring the two together there")
        }
    }

    private func save(_ story: Story.ID, after entry: Imports.Entry?, in transaction: Transaction) throws -> Int {
        let former = try entry.flatMap { try transaction.records.stories.revision($0.revision, of: story)?.content }
        let content = try content(former: former, in: transaction)
        var save = SaveStory(story: story, content: content, basedOn: entry?.revision ?? 0, manner: .imported)
        save.isPublishedAtOnce = publishes && entry == nil
        let saved = try transaction.perform(save)
        guard case .saved(let number) = saved else { throw NewsroomError.conflict("the story was changed meanwhile") }
        return number
    }

    private func content(former: StoryContent?, in transaction: Transaction) throws -> StoryContent {
        var content = former ?? StoryContent()
        let photographs = try former.map { try $0.photographs.compactMap(transaction.records.photographs.find) } ?? []
        content.language = imported.language ?? language
        content.headline = imported.headline
        content.standfirst = imported.standfirst
        content.inNewsFeed = imported.inNewsFeed
        if let section { content.section = section }
        content.byline = try imported.byline.map { BylineEntry(contributor: try contributor($0, in: transaction)) }.unique
        content.topics = try imported.topics.map { try topic($0, in: transaction) }.unique
        content.leadPhotograph = try imported.photograph.map { PhotographUse(try photograph($0, former: photographs, in: transaction)) }
        content.document = Document(
            try imported.body.map { block in
                switch block {
                case .block(let block): block
                case .photograph(let picture): .photograph(PhotographUse(try photograph(picture, former: photographs, in: transaction)))
                }
            })
        return content
    }

    private func contributor(_ name: String, in transaction: Transaction) throws -> Contributor.ID {
        if let known = try transaction.records.contributors.find(name: name) { return known.id }
        return try transaction.perform(SaveContributor(Contributor(id: transaction.newID(), name: name, slug: ""))).id
    }

    private func topic(_ imported: ImportedStory.ImportedTopic, in transaction: Transaction) throws -> Topic.ID {
        if let known = try transaction.records.topics.find(name: imported.name) { return known.id }
        return try transaction.perform(SaveTopic(Topic(id: transaction.newID(), kind: imported.kind, name: imported.name, slug: ""))).id
    }

    /// A picture that the import before brought with the same words stays the photograph that it is.
    private func photograph(
        _ imported: ImportedStory.ImportedPhotograph, former: [Photograph], in transaction: Transaction
    ) throws -> Photograph.ID {
        let known = former.first {
            $0.sourceURL == imported.url && $0.caption == imported.caption && $0.credit == imported.credit
                && $0.alternativeText == imported.alternativeText
        }
        if let known { return known.id }
        let photograph = Photograph(
            id: transaction.newID(), caption: imported.caption, credit: imported.credit, alternativeText: imported.alternativeText,
            sourceURL: imported.url)
        try transaction.perform(SavePhotograph(photograph))
        return photograph.id
    }

    /// Returns whether anything became public by it.
    private func publish(_ id: Story.ID, in transaction: Transaction) throws -> Bool {
        guard let story = try transaction.records.stories.find(id) else { return false }
        switch story.publication {
        case .published(let revision) where revision == story.latestRevision: return false
        case .published:
            try transaction.perform(UpdatePublished(story: id, revision: story.latestRevision, kind: .update))
        case .withdrawn: return false
        case .unpublished, .planned:
            let time = imported.published.map { PublishStory.Time.dated($0, updated: imported.updated) } ?? .now
            try transaction.perform(PublishStory(story: id, revision: story.latestRevision, time: time))
        }
        return true
    }
}

extension ImportedStory {
    /// What says that two imports are of one story, as it is kept. A page that does not give its own address is known by its
    /// headline, date and byline: two files of one name may be two stories, and one story may come under two names.
    fileprivate var settledOrigin: String {
        let date = published.map { String(Int64($0.timeIntervalSince1970)) } ?? "-"
        let text = origin.hasPrefix("file:") ? "page:\(headline)\n\(date)\n\(byline.joined(separator: "\n"))" : origin
        // An index takes no text of any length.
        return text.utf8.count <= 500 && origin == text ? text : Seal.next(before: "origin", text: text)
    }

    /// Of all that the page gave up: two pages with one digest would become the same story.
    fileprivate var digest: String {
        var parts: [String] = [headline, standfirst, language ?? "-", inNewsFeed ? "news feed" : "-"]
        parts += byline.map { "by \($0)" } + topics.map { "topic \($0.kind.rawValue) \($0.name)" }
        parts += [published, updated].map { $0.map { String($0.timeIntervalSince1970) } ?? "-" }
        parts += [photograph.map(Self.text(of:)) ?? "-", audio.map { "audio \($0.isSynthetic) \($0.url ?? "-")" } ?? "-"]
        parts += body.map { block in
            switch block {
            case .block(let block): Document([block]).json
            case .photograph(let photograph): Self.text(of: photograph)
            }
        }
        // Lengths keep a line break in one part from looking like two parts.
        return Seal.next(before: "import 1", text: parts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n"))
    }

    private static func text(of photograph: ImportedPhotograph) -> String {
        [photograph.caption, photograph.credit, photograph.alternativeText, photograph.url ?? "-"].joined(separator: "\n")
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, where it stands first.
    fileprivate var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
