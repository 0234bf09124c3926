import Archive
package import Newsroom

/// Says that stories are translations of one another: each leads its readers to the others that are public.
///
/// Those that were linked with one of them before come along. A story has one translation in a language.
package struct LinkTranslations: Act {
    package var stories: [Story.ID]

    package init(_ stories: [Story.ID]) {
        self.stories = stories
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.writeStories)
        guard Set(stories).count == stories.count, stories.count > 1, stories.count <= Translations.most else {
            throw NewsroomError.invalid(field: "stories", reason: "name two stories or more, each once, at most \(Translations.most)")
        }
        let together = try transaction.translations(of: stories)
        try check(together, in: transaction)
        try transaction.records.translations.link(together, as: transaction.newID(), by: transaction.actor.id, at: transaction.now)
        transaction.touch(together.map { .story($0) })
        transaction.touch(try transaction.records.editions.changeSitemap(of: together, at: transaction.now))
        for story in stories {
            let others = stories.filter { $0 != story }.map(\.description)
            transaction.record(on: "story:\(story)", ["translations": others.joined(separator: " ")])
        }
    }

    private func check(_ stories: [Story.ID], in transaction: Transaction) throws {
        guard stories.count <= Translations.most else {
            throw NewsroomError.invalid(field: "stories", reason: "a story may have \(Translations.most - 1) translations at most")
        }
        var languages: Set<String> = []
        for id in stories {
            let story = try transaction.story(id)
            if case .published = story.publication { try transaction.require(.publish, on: story) }
            let language = try transaction.revision(story.latestRevision, of: id).content.language
            guard languages.insert(language.lowercased()).inserted else {
                throw NewsroomError.conflict("two of the stories are in one language: \(language)")
            }
        }
    }
}

/// Takes a story out of those that it was said to be a translation of.
package struct UnlinkTranslation: Act {
    package var story: Story.ID

    package init(_ story: Story.ID) {
        self.story = story
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.writeStories)
        let story = try transaction.story(self.story)
        let others = try transaction.records.translations.of(story.id)
        guard !others.isEmpty else { throw NewsroomError.conflict("the story is linked with no translation") }
        if case .published = story.publication { try transaction.require(.publish, on: story) }
        try transaction.records.translations.unlink(story.id)
        transaction.touch(others.map { .story($0) } + [.story(story.id)])
        transaction.touch(try transaction.records.editions.changeSitemap(of: others + [story.id], at: transaction.now))
        transaction.record(on: "story:\(story.id)", ["translations": others.map(\.description).joined(separator: " ")])
    }
}

extension Transaction {
    /// The stories and those that they are linked with, each once.
    fileprivate func translations(of stories: [Story.ID]) throws -> [Story.ID] {
        var together = stories
        for story in stories {
            _ = try self.story(story)
            for other in try records.translations.of(story) where !together.contains(other) { together.append(other) }
        }
        return together
    }
}
