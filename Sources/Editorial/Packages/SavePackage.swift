import Archive
import Foundation
package import Newsroom

/// Makes a package of stories, or changes it. Its address stays.
package struct SavePackage: Act {
    package var storyPackage: StoryPackage

    /// - Parameter storyPackage: with the number of the revision that it was made from; with an empty slug, a free one is made
    ///   from the title.
    package init(_ storyPackage: StoryPackage) {
        self.storyPackage = storyPackage
    }

    package func perform(in transaction: Transaction) throws -> StoryPackage {
        try transaction.require(.keepPackages)
        let packages = transaction.records.packages
        var saved = storyPackage
        saved.title = saved.title.trimmed
        try check(saved, in: transaction)
        let existing = try packages.find(saved.id)
        guard (existing?.revision ?? 0) == saved.revision else {
            throw NewsroomError.conflict("the package was changed in between: its latest revision is \(existing?.revision ?? 0)")
        }
        if let existing {
            saved.slug = existing.slug
        } else {
            let wish = saved.slug.isEmpty ? Slug.make(from: saved.title, language: "") : saved.slug
            saved.slug = try Check.freeSlug(wish, id: saved.id) { try packages.find(slug: $0) == nil }
        }
        guard saved != existing else { return saved }
        if saved.isPublic || existing?.isPublic == true { try transaction.require(.publish) }
        saved.revision += 1
        try packages.save(saved, by: transaction.actor.id, at: transaction.now)
        transaction.record(
            on: "package:\(saved.id)",
            ["title": saved.title, "revision": "\(saved.revision)", "stories": "\(saved.stories.count)", "public": "\(saved.isPublic)"],
            before: .storyPackage(existing))
        transaction.touch(.storyPackage(saved.id), .address("package/\(saved.slug)"))
        transaction.touch(Set([try transaction.records.editions.settleSitemap(saved.id, at: transaction.now)].compactMap { $0 }))
        // Each of its stories says what it is part of.
        transaction.touch(Set(saved.stories + (existing?.stories ?? [])).map { .story($0) })
        return saved
    }

    private func check(_ saved: StoryPackage, in transaction: Transaction) throws {
        try Check.text(saved.title, in: "title", 1...200)
        try Check.text(saved.standfirst, in: "standfirst", 0...2_000)
        guard saved.stories.count <= StoryPackage.mostStories else {
            throw NewsroomError.invalid(field: "stories", reason: "at most \(StoryPackage.mostStories) stories")
        }
        guard Set(saved.stories).count == saved.stories.count else {
            throw NewsroomError.invalid(field: "stories", reason: "a story is in it twice")
        }
        for (index, story) in saved.stories.enumerated() where try transaction.records.stories.find(story) == nil {
            throw NewsroomError.invalid(field: "stories[\(index)]", reason: "there is no story \(story)")
        }
        if let lead = saved.lead, !saved.stories.contains(lead) {
            throw NewsroomError.invalid(field: "lead", reason: "the lead is one of the package's stories")
        }
    }
}
