/// Photographs, story cards, recordings.
extension DocumentHTML.Rendering {
    /// Without a file there is no picture to show, and a caption alone would point at nothing.
    mutating func photograph(_ use: PhotographUse) {
        guard let photograph = style.references.photographs[use.photograph], let file = photograph.file else { return }
        html.markup("<figure class=\"photograph\">\n")
        image(file, alternativeText: photograph.alternativeText)
        caption(use.caption ?? photograph.caption, credit: photograph.credit)
        html.markup("</figure>\n")
    }

    private mutating func image(_ file: Photograph.File, alternativeText: String) {
        html.markup("<img")
        html.attribute("src", style.addresses.photograph(file))
        html.attribute("width", file.width)
        html.attribute("height", file.height)
        html.attribute("alt", alternativeText)
        html.markup(" loading=\"lazy\" decoding=\"async\">\n")
    }

    private mutating func caption(_ caption: String, credit: String) {
        guard !caption.isEmpty || !credit.isEmpty else { return }
        html.markup("<figcaption>")
        if !caption.isEmpty {
            html.markup("<span class=\"caption\">")
            html.text(caption)
            html.markup("</span>")
        }
        if !credit.isEmpty {
            html.markup(caption.isEmpty ? "<span class=\"credit\">" : " <span class=\"credit\">")
            html.text(credit)
            html.markup("</span>")
        }
        html.markup("</figcaption>\n")
    }

    mutating func storyCard(_ card: StoryCard) {
        switch card {
        case .own(let id):
            guard let story = style.references.stories[id] else { return }
            html.markup("<aside class=\"story-card\"")
            html.language(story.language)
            html.markup(">\n")
            if let file = story.leadPhotograph?.file { image(file, alternativeText: "") }
            title(story.headline, href: style.addresses.story(story.slug))
            line("<p class=\"story-card-summary\">", story.standfirst)
            html.markup("</aside>\n")
        case .elsewhere(let card):
            html.markup("<aside class=\"story-card\">\n")
            if let picture = card.picture, let file = style.references.photographs[picture]?.file { image(file, alternativeText: "") }
            title(card.title, href: card.url)
            line("<p class=\"story-card-summary\">", card.summary)
            source(site: card.site, author: card.author)
            html.markup("</aside>\n")
        }
    }

    private mutating func title(_ title: String, href: String) {
        html.markup("<p class=\"story-card-title\">")
        let isLink = LinkAddress.isPage(href)
        if isLink { link(href) }
        html.text(title)
        html.markup(isLink ? "</a></p>\n" : "</p>\n")
    }

    private mutating func line(_ opening: StaticString, _ text: String) {
        guard !text.isEmpty else { return }
        html.markup(opening)
        html.text(text)
        html.markup("</p>\n")
    }

    private mutating func source(site: String, author: String) {
        guard !site.isEmpty || !author.isEmpty else { return }
        html.markup("<p class=\"story-card-source\">")
        if !site.isEmpty {
            html.markup("<cite>")
            html.text(site)
            html.markup("</cite>")
        }
        if !author.isEmpty {
            html.markup(site.isEmpty ? "<span class=\"author\">" : " <span class=\"author\">")
            html.text(author)
            html.markup("</span>")
        }
        html.markup("</p>\n")
    }

    mutating func audio(_ id: Recording.ID) {
        guard let recording = style.references.recordings[id], let fileName = recording.fileName else { return }
        html.markup("<figure class=\"audio\">\n<audio controls preload=\"none\"")
        html.attribute("src", style.addresses.recording(fileName))
        html.markup("></audio>\n")
        let voice = recording.voice.isSynthetic ? style.wording.syntheticVoice : ""
        if !recording.title.isEmpty || !voice.isEmpty {
            html.markup("<figcaption>")
            html.text(recording.title)
            if !voice.isEmpty {
                html.markup(recording.title.isEmpty ? "<span class=\"voice\">" : " <span class=\"voice\">")
                html.text(voice)
                html.markup("</span>")
            }
            html.markup("</figcaption>\n")
        }
        html.markup("</figure>\n")
    }
}
