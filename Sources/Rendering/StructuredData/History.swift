import Newsroom

/// A story's history as schema.org has it.
extension Presenter {
    /// A page about the story, of which it says the number of its version and its corrections. That old words are another version of
    /// the story schema.org has no word for, so nothing is said of them.
    func historyPage(_ history: StoryHistory, title: String) -> JSON {
        let story = history.story
        var article: [(String, JSON)] = [
            ("@type", .string("NewsArticle")), ("@id", .string(address(of: story))), ("url", .string(address(of: story))),
            ("headline", .string(story.headline)), ("datePublished", .string(localTime(story.firstPublished).iso)),
            ("dateModified", .string(localTime(max(story.updated, story.firstPublished)).iso)),
            ("version", .number(history.changes + 1)),
        ]
        if !history.corrections.isEmpty { article.append(("correction", .array(history.corrections.map(correction)))) }
        let page = PageKey.history(slug: story.slug)
        return .array([
            .object([
                ("@context", Self.schema), ("@type", .string("WebPage")), ("name", .string(title)),
                ("url", .string(absolute(page.path))), ("inLanguage", .string(paper.language)), ("isPartOf", webSiteReference),
                ("about", .object(article)),
            ]),
            breadcrumbs(path(to: story) + [(title, page)]),
        ])
    }
}
