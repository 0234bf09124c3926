package import Foundation
package import Newsroom

extension Editions {
    /// What readers would be given if a revision became public: made of that revision and of what is public, and kept nowhere.
    package func preview(of revision: Revision, published: Date, updated: Date, slug: String) throws -> Edition {
        let (story, content) = (revision.story, revision.content)
        let records = EditionRecords(connection: connection, zone: .gmt)
        let live = content.kind == .live ? try EditionUpdates(connection: connection).coverage(of: story) : nil
        let updates = live.map { $0.pinned + $0.newest } ?? []
        let carried = try records.carried(by: story)
        return Edition(
            summary: try summary(of: revision, published: published, updated: updated, slug: slug), document: content.document,
            dateline: content.dateline, searchTitle: content.searchTitle, sharingTitle: content.sharingTitle,
            leadCaption: content.leadPhotograph?.caption, corrections: try records.corrections(on: story, carried),
            translations: try Translations(connection: connection).editions(of: story),
            references: try records.references(of: [content.document] + updates.map(\.document)), carried: carried, live: live)
    }

    private func summary(of revision: Revision, published: Date, updated: Date, slug: String) throws -> EditionSummary {
        let content = revision.content
        let (topics, contributors) = (Topics(connection: connection), Contributors(connection: connection))
        let sections = try Sections(connection: connection).summaries([content.section].compactMap(\.self))
        return EditionSummary(
            id: revision.story, revision: revision.number, kind: content.kind, language: content.language, slug: slug,
            headline: content.headline, standfirst: content.standfirst,
            byline: try content.byline.compactMap { entry in
                try contributors.find(entry.contributor).map {
                    Credit(contributor: $0.id, name: $0.name, slug: $0.slug, role: entry.role)
                }
            },
            topics: try content.topics.compactMap { try topics.find(topics.settled($0)) }.map {
                TopicSummary(id: $0.id, kind: $0.kind, name: $0.name, slug: $0.slug)
            },
            leadPhotograph: try content.leadPhotograph.flatMap { try Photographs(connection: connection).find($0.photograph) },
            firstPublished: published, updated: updated, words: content.words, inNewsFeed: content.runsInNewsFeed,
            section: content.section.flatMap { sections[$0] })
    }
}

extension Photographs {
    /// Whether a file is one of these photographs', their own or a rendition: what a preview shows though it is not public.
    package func has(fileName: String, among photographs: [Photograph.ID]) throws -> Bool {
        try photographs.contains { id in
            guard let photograph = try find(id) else { return false }
            return photograph.file?.name == fileName
                || photograph.renditions.contains { [$0.avif, $0.webp, $0.jpeg].contains(fileName) }
        }
    }
}
