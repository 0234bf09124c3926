/// Story cards, recordings.
extension DocumentHTML.Rendering {
    mutating func storyCard(_ card: StoryCard) {
        switch card {
        case .own(let id):
            guard let story = style.references.stories[id] else { return }
            html.markup("<aside class=\"story-card\"")
            html.language(story.language)
            html.markup(">\n")
            if let photograph = story.leadPhotograph { image(photograph, .standard, alternativeText: "", sizes: Self.cardSizes) }
            title(story.headline, href: style.addresses.story(story.slug))
            line("<p class=\"story-card-summary\">", story.standfirst)
            html.markup("</aside>\n")
        case .elsewhere(let bare):
            let preview = bare.title.isEmpty ? style.references.previews[bare.url] : nil
            let card = bare.filled(with: preview)
            html.markup("<aside class=\"story-card\"")
            if let language = preview?.language { html.language(language) }
            html.markup(">\n")
            if let picture = card.picture, let photograph = style.references.photographs[picture] {
                image(photograph, .standard, alternativeText: "", sizes: Self.cardSizes)
            }
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
