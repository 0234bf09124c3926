import Newsroom

/// A story as schema.org has it: NewsArticle and its kinds.
extension Presenter {
    func newsArticle(_ edition: Edition) -> JSON {
        let story = edition.summary
        var members: [(String, JSON)] = [
            ("@context", .string("https://schema.org")),
            ("@type", .string(Self.articleType(story.kind))),
            ("mainEntityOfPage", .object([("@type", .string("WebPage")), ("@id", .string(address(of: story)))])),
            ("url", .string(address(of: story))),
            ("headline", .string(story.headline)),
        ]
        if !story.standfirst.isEmpty { members.append(("description", .string(story.standfirst))) }
        members += people(story.byline)
        members.append(("datePublished", .string(localTime(story.firstPublished).iso)))
        members.append(
            ("dateModified", .string(localTime(max(edition.live == nil ? story.updated : edition.lastChange, story.firstPublished)).iso)))
        let pictures = story.leadPhotograph.map { images($0, caption: edition.leadCaption) } ?? []
        if !pictures.isEmpty { members.append(("image", .array(pictures))) }
        if let section = story.section?.name ?? story.topics.first?.name { members.append(("articleSection", .string(section))) }
        if !story.topics.isEmpty {
            members.append(("keywords", .array(story.topics.map { .string($0.name) })))
            members.append(("about", .array(story.topics.map(about))))
        }
        members.append(("wordCount", .number(story.words)))
        members.append(("inLanguage", .string(story.language)))
        if !edition.translations.isEmpty { members.append(("workTranslation", .array(edition.translations.map(translation)))) }
        if !edition.dateline.isEmpty { members.append(("dateline", .string(edition.dateline))) }
        members.append(("isAccessibleForFree", .bool(true)))
        members.append(("publisher", publisher))
        if !edition.corrections.isEmpty { members.append(("correction", .array(edition.corrections.map(correction)))) }
        if let live = edition.live { members += coverage(live, of: story) }
        return .object(members)
    }

    /// The paper itself, for its front page.
    var newsMediaOrganization: JSON {
        .object([
            ("@context", .string("https://schema.org")), ("@type", .string("NewsMediaOrganization")), ("name", .string(paper.name)),
            ("url", .string(absolute("/"))),
        ])
    }

    private static func articleType(_ kind: StoryKind) -> String {
        switch kind {
        case .news, .brief: "NewsArticle"
        case .live: "LiveBlogPosting"
        case .analysis: "AnalysisNewsArticle"
        case .opinion: "OpinionNewsArticle"
        case .explainer: "BackgroundNewsArticle"
        case .interview: "ReportageNewsArticle"
        }
    }

    /// The coverage begins with the story: times of updates lie between its two ends.
    private func coverage(_ live: LiveCoverage, of story: EditionSummary) -> [(String, JSON)] {
        var members = [("coverageStartTime", JSON.string(localTime(story.firstPublished).iso))]
        if let ended = live.ended { members.append(("coverageEndTime", .string(localTime(ended).iso))) }
        members.append(("liveBlogUpdate", .array(live.newest.map { liveBlogUpdate($0, of: story) })))
        return members
    }

    private func liveBlogUpdate(_ update: PublishedUpdate, of story: EditionSummary) -> JSON {
        let address = absolute(PageKey.live(slug: story.slug, at: .update(update.id)).address)
        let authors = update.authors.map { JSON.object([("@type", .string("Person")), ("name", .string($0.name))]) }
        return .object([
            ("@type", .string("BlogPosting")), ("@id", .string(address)), ("url", .string(address)),
            ("headline", .string(update.headline.isEmpty ? update.document.opening : update.headline)),
            ("articleBody", .string(update.document.plainText)), ("author", .array(authors.isEmpty ? [publisher] : authors)),
            ("datePublished", .string(localTime(update.posted).iso)), ("dateModified", .string(localTime(update.updated).iso)),
        ])
    }

    private func address(of story: EditionSummary) -> String { absolute(PageKey.story(slug: story.slug).path) }

    /// The paper answers for a story that names nobody.
    private func people(_ byline: [Credit]) -> [(String, JSON)] {
        func named(_ roles: Set<BylineEntry.Role>) -> [JSON] { byline.filter { roles.contains($0.role) }.map(person) }
        let authors = named([.author])
        let others: [(String, [JSON])] = [
            ("editor", named([.editor])), ("translator", named([.translator])), ("contributor", named([.contributing, .photographer])),
        ]
        return [("author", .array(authors.isEmpty ? [publisher] : authors))]
            + others.filter { !$0.1.isEmpty }.map { ($0.0, .array($0.1)) }
    }

    private func person(_ credit: Credit) -> JSON {
        .object([
            ("@type", .string("Person")), ("name", .string(credit.name)),
            ("url", .string(absolute(PageKey.author(slug: credit.slug).path))),
        ])
    }

    private var publisher: JSON {
        .object([("@type", .string("NewsMediaOrganization")), ("name", .string(paper.name)), ("url", .string(absolute("/")))])
    }

    private func about(_ topic: TopicSummary) -> JSON {
        .object([
            ("@type", .string(Self.type(of: topic.kind))), ("name", .string(topic.name)),
            ("url", .string(absolute(PageKey.topic(slug: topic.slug).path))),
        ])
    }

    /// In the three shapes that search engines ask for; one where there are no renditions.
    private func images(_ photograph: Photograph, caption: String?) -> [JSON] {
        var files: [Photograph.File] = []
        for crop in [Rendition.Crop.wide, .standard, .square] {
            if let file = photograph.sharingFile(crop), !files.contains(file) { files.append(file) }
        }
        return files.map { image($0, of: photograph, caption: caption) }
    }

    private func image(_ file: Photograph.File, of photograph: Photograph, caption: String?) -> JSON {
        var members: [(String, JSON)] = [
            ("@type", .string("ImageObject")), ("url", .string(absolute(PageKey.media(file.name)))), ("width", .number(file.width)),
            ("height", .number(file.height)),
        ]
        let caption = caption ?? photograph.caption
        if !caption.isEmpty { members.append(("caption", .string(caption))) }
        if !photograph.credit.isEmpty { members.append(("creditText", .string(photograph.credit))) }
        if !photograph.creator.isEmpty {
            members.append(("creator", .object([("@type", .string("Person")), ("name", .string(photograph.creator))])))
        }
        if !photograph.rights.isEmpty { members.append(("copyrightNotice", .string(photograph.rights))) }
        return .object(members)
    }

    private func translation(_ translation: Edition.Translation) -> JSON {
        .object([
            ("@type", .string("NewsArticle")), ("@id", .string(absolute(PageKey.story(slug: translation.slug).path))),
            ("inLanguage", .string(translation.language)),
        ])
    }

    private func correction(_ correction: Correction) -> JSON {
        .object([
            ("@type", .string("CorrectionComment")), ("text", .string(correction.text)),
            ("datePublished", .string(localTime(correction.at).iso)),
        ])
    }
}
