import Newsroom

/// A story as schema.org has it: NewsArticle and its kinds.
extension Presenter {
    func newsArticle(_ edition: Edition) -> JSON {
        let story = edition.summary
        var members: [(String, JSON)] = [
            ("@context", Self.schema),
            ("@type", Self.articleType(story.kind)),
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
        if let narration = edition.narration { members.append(("audio", audioObject(narration, of: story))) }
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

    /// Where it stands: in its section, else under its main topic.
    func path(to story: EditionSummary) -> [(name: String, page: PageKey)] {
        let section = story.section.map { ($0.name, PageKey.section(slug: $0.slug)) }
        let topic = story.topics.first.map { ($0.name, PageKey.topic(slug: $0.slug)) }
        return [section ?? topic].compactMap { $0 } + [(story.headline, .story(slug: story.slug))]
    }

    /// The general type goes with each special one: not every reader of it knows the special ones.
    private static func articleType(_ kind: StoryKind) -> JSON {
        func special(_ type: String) -> JSON { .array([.string("NewsArticle"), .string(type)]) }
        return switch kind {
        case .news, .brief: .string("NewsArticle")
        case .live: .string("LiveBlogPosting")
        case .analysis: special("AnalysisNewsArticle")
        case .opinion: special("OpinionNewsArticle")
        case .explainer: special("BackgroundNewsArticle")
        case .interview: special("ReportageNewsArticle")
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

    func address(of story: EditionSummary) -> String { absolute(PageKey.story(slug: story.slug).path) }

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

    func about(_ topic: TopicSummary) -> JSON {
        .object([
            ("@type", .string(Self.type(of: topic.kind))), ("name", .string(topic.name)),
            ("url", .string(absolute(PageKey.topic(slug: topic.slug).path))),
        ])
    }

    /// In the three shapes that search engines ask for; one where there are no renditions.
    private func images(_ photograph: Photograph, caption: String?) -> [JSON] {
        var images: [SharedImage] = []
        for shape in [Rendition.Crop.wide, .standard, .square] {
            guard let image = sharedImage(photograph, in: shape, caption: caption), !images.contains(image) else { continue }
            images.append(image)
        }
        return images.map(image)
    }

    func image(_ image: SharedImage) -> JSON {
        var members: [(String, JSON)] = [
            ("@type", .string("ImageObject")), ("url", .string(image.url)), ("width", .number(image.width)),
            ("height", .number(image.height)),
        ]
        if !image.caption.isEmpty { members.append(("caption", .string(image.caption))) }
        if !image.credit.isEmpty { members.append(("creditText", .string(image.credit))) }
        if !image.creator.isEmpty {
            members.append(("creator", .object([("@type", .string("Person")), ("name", .string(image.creator))])))
        }
        if !image.rights.isEmpty { members.append(("copyrightNotice", .string(image.rights))) }
        return .object(members)
    }

    private func translation(_ translation: Edition.Translation) -> JSON {
        .object([
            ("@type", .string("NewsArticle")), ("@id", .string(absolute(PageKey.story(slug: translation.slug).path))),
            ("inLanguage", .string(translation.language)),
        ])
    }

    func correction(_ correction: Correction) -> JSON {
        .object([
            ("@type", .string("CorrectionComment")), ("text", .string(correction.text)),
            ("datePublished", .string(localTime(correction.at).iso)),
        ])
    }
}
