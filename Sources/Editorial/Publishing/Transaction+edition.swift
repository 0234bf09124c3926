import Archive
import Foundation
import Newsroom

extension Transaction {
    /// Makes the revision the story's edition and names everything that it touches. Returns its address.
    ///
    /// - Parameter former: the address that it had and is to have again, if no other story has come to it; nil for what the
    ///   revision asks for.
    func putEdition(of revision: Revision, firstPublished: Date, updated: Date, at former: String? = nil) throws -> String {
        // Saving asked for them already, but not where the story was kept by an older version of the program.
        try askForPreviews(of: revision.content.document)
        return try changingEditions(of: revision.story) {
            let isFree = try former.map { try records.editions.owner(ofSlug: $0) == revision.story } ?? false
            let asked = isFree ? former : nil
            let slug = try asked ?? freeSlug(for: revision, before: records.editions.standing(revision.story)?.slug)
            let copy = Editions.Copy(revision: revision, slug: slug, firstPublished: firstPublished, updated: updated)
            touch(try records.editions.put(copy, at: now))
            return slug
        }
    }

    /// Names where the story's edition stands.
    func touchEdition(of story: Story.ID) throws {
        let standing = try records.editions.standing(story)
        if let standing { try touch(standing, of: story) }
        try settleNarration(of: story, standing)
    }

    /// Names the lists in which a public story stands: their feeds have something new.
    func touchLists(of story: Story.ID) throws {
        if let standing = try records.editions.standing(story) { try touch(standing, of: story) }
    }

    func removeEdition(of story: Story.ID) throws {
        try changingEditions(of: story) { touch(try records.editions.remove(story, at: now)) }
    }

    /// Names what leads to a story from those that it is a translation of: their pages, and their parts of the sitemap.
    func touchTranslations(of story: Story.ID) throws {
        let others = try records.translations.of(story)
        touch(others.map { .story($0) })
        touch(try records.editions.changeSitemap(of: others, at: now))
    }

    /// Names parts of the sitemap that changed, and with them its index.
    func touch(_ parts: Set<SitemapPart>) {
        guard !parts.isEmpty else { return }
        touch(.sitemapIndex)
        touch(parts.map { .sitemap($0) })
    }

    /// Names what the change of a story's edition touches: where it stood before, and where it stands after.
    private func changingEditions<Result>(of story: Story.ID, _ change: () throws -> Result) throws -> Result {
        let before = try records.editions.standing(story)
        if before != nil, try records.narrations.find(story) != nil { touch(.list(.narrated)) }
        let result = try changingStatements(of: story) { try changingDiary(of: story, change) }
        let after = try records.editions.standing(story)
        let standings = [before, after].compactMap(\.self)
        for standing in standings { try touch(standing, of: story) }
        try notice(standings, of: story)
        try settleNarration(of: story, after)
        try settleSharingPicture(of: story, after)
        // Its old addresses lead to it or say that it was withdrawn: that changes too.
        touch(try records.editions.slugs(of: story).map { .address($0) })
        try touchPlaces(before, after, of: story)
        // Each of its translations leads to it, or no longer.
        try touchTranslations(of: story)
        // The list of all corrections has those of public stories, of their updates and of what they carry.
        if try !records.corrections.of(story).isEmpty || records.live.hasCorrections(in: story)
            || records.backgroundCarriers.hasCorrections(story)
        {
            touch(.corrections)
        }
        touch(try records.topicsInTheNews.settle(changed: standings.map(\.firstPublished)))
        return result
    }

    /// A section comes with its first edition and goes with its last, and so does a language.
    private func touchPlaces(_ before: Editions.Standing?, _ after: Editions.Standing?, of story: Story.ID) throws {
        if before?.section != after?.section {
            for section in [before?.section, after?.section].compactMap(\.self) {
                guard try records.sections.find(section)?.isClosed == false else { continue }
                if try !records.sections.isShown(section, without: story) { touch(.sections) }
            }
        }
        let languages = [before, after].map { $0.map { LanguageTag.primary($0.language) } }
        if languages[0] != languages[1] {
            for language in languages.compactMap(\.self) {
                if try !records.editions.isIn(language, without: story) { touch(.languages) }
            }
        }
    }

    private func touch(_ edition: Editions.Standing, of story: Story.ID) throws {
        touch(.story(story), .edition(story), .address(edition.slug), .search)
        touch(.list(.all), .list(.day(Day(edition.firstPublished, in: zone))))
        touch(.list(.language(LanguageTag.primary(edition.language))))
        if edition.inNewsFeed { touch(.list(.newsFeed)) }
        if let section = try edition.section.flatMap(records.sections.find) {
            touch(.list(.section(section.id)), .address("section/\(section.slug)"))
        }
        // A topic's or a contributor's page comes with its first edition and goes with its last: hence the addresses.
        touch(edition.topics.flatMap { [.list(.topic($0.id)), .address("topic/\($0.slug)")] })
        touch(
            edition.byline.flatMap { [.list(.contributor($0.contributor)), .address("author/\($0.slug)")] })
    }

    /// Those who follow the news feed or a live coverage hear of it.
    private func notice(_ standings: [Editions.Standing], of story: Story.ID) throws {
        let isLive = standings.contains { $0.kind == .live }
        let inNewsFeed = standings.contains(where: \.inNewsFeed)
        if isLive { touch(.live(story)) }
        if isLive || inNewsFeed { try records.notices.add(of: story, inNewsFeed: inNewsFeed, at: now) }
    }

    /// The address wished for, or the same with a number where another story has or had it. A public story keeps its
    /// address unless the editor asks for another.
    private func freeSlug(for revision: Revision, before: String?) throws -> String {
        let content = revision.content
        if content.slug.isEmpty, let kept = try before ?? records.editions.lastSlug(of: revision.story) { return kept }
        let wish = content.slug.isEmpty ? Slug.make(from: content.headline, language: content.language) : content.slug
        return try Check.freeSlug(wish, id: revision.story) { slug in
            let owner = try records.editions.owner(ofSlug: slug)
            return !Slug.reserved.contains(slug) && (owner == nil || owner == revision.story)
        }
    }
}
