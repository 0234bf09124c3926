import Newsroom

/// Live coverage as templates see it.
extension Presenter {
    /// The coverage on the story's first page; later pages give the part that they show.
    func live(_ edition: Edition, _ part: LivePart?) -> TemplateValue {
        guard let live = edition.live else { return .none }
        let story = edition.summary
        // What is pinned stands above, and not a second time at its place.
        let pinned = part == nil ? live.pinned : []
        let updates = (part?.updates ?? live.newest).filter { update in !pinned.contains { $0.id == update.id } }
        let references = part?.references ?? edition.references
        let next = part == nil ? live.next : part?.next
        func values(_ updates: [PublishedUpdate]) -> TemplateValue {
            .list(updates.map { .object(updateFields($0, of: story, references)) })
        }
        return [
            .hasEnded: .bool(live.ended != nil),
            .ended: live.ended.map(moment) ?? .none,
            .hasPinned: .bool(!pinned.isEmpty),
            .pinned: values(pinned),
            .hasUpdates: .bool(!updates.isEmpty),
            .updates: values(updates),
            .nextUrl: .text(next.map { address(PageKey.live(slug: story.slug, at: .after($0))) } ?? ""),
            .newestUrl: .text(part == nil ? "" : PageKey.story(slug: story.slug).path),
        ]
    }

    func updateFields(
        _ update: PublishedUpdate, of story: EditionSummary, _ references: Edition.References
    ) -> [(TemplateName, TemplateValue)] {
        [
            (.id, .text(update.id.description)),
            (.headline, .text(update.headline)),
            // In a mirror it stands where it is, whatever page that is.
            (.url, .text(isMirror ? "#update-\(update.id)" : PageKey.live(slug: story.slug, at: .update(update.id)).address)),
            (.language, .text(story.language)),
            (.bylineText, .text(names(update.authors.map(\.name)))),
            (.published, moment(update.posted)),
            (.hasUpdate, .bool(update.updated > update.posted)),
            (.updated, update.updated > update.posted ? moment(update.updated) : .none),
            (.isKeyEvent, .bool(update.isKeyEvent)),
            (.isPinned, .bool(update.isPinned)),
            (.body, .html(body(update.document, references))),
            (.hasCorrections, .bool(!update.corrections.isEmpty)),
            (.corrections, .list(update.corrections.map { [.text: .text($0.text), .date: moment($0.at)] })),
        ]
    }

    /// As a sentence has them.
    private func names(_ names: [String]) -> String {
        names.enumerated().reduce(into: "") { text, entry in
            text += entry.element + words.separator(after: entry.offset, of: names.count)
        }
    }

    /// What the page's script needs to follow a stream: where, from what place on, and in what words.
    ///
    /// Nothing in a mirror, which has no streams.
    func stream(_ address: StreamAddress, after notice: Int) -> TemplateValue {
        isMirror
            ? .none
            : [.url: .text(address.address(after: notice)), .scriptWords: .text(String(decoding: scriptWords.bytes(), as: UTF8.self))]
    }

    private var scriptWords: JSONValue {
        let forms = words.forms(.showNew).map { JSONValue.Member($0.form.rawValue, .string($0.text)) }
        return [
            "language": .string(words.language), "show": .object(forms), "pause": .string(words[.pauseUpdates]),
            "resume": .string(words[.resumeUpdates]), "paused": .string(words[.updatesPaused]),
            "waiting": .string(words[.connectionLost]), "reload": .string(words[.pageChanged]),
        ]
    }

    /// The newest updates of a coverage as a feed reader is given them, after the story's own text.
    func newestUpdates(_ edition: Edition) -> [UInt8] {
        var html: [UInt8] = []
        for update in edition.live?.newest ?? [] {
            html.append("<h3><a href=\"")
            html.append(escaped: absolute(PageKey.live(slug: edition.summary.slug, at: .update(update.id)).address))
            html.append("\">")
            html.append(escaped: words.dateTime(localTime(update.posted)))
            html.append("</a>")
            if !update.headline.isEmpty { html.append(escaped: " " + update.headline) }
            html.append("</h3>\n")
            for correction in update.corrections {
                html.append("<p><strong>")
                html.append(escaped: words.correctionKinds[.correction] ?? "")
                html.append("</strong> ")
                html.append(escaped: correction.text)
                html.append("</p>\n")
            }
            html += body(update.document, edition.references, elsewhere: true)
        }
        return html
    }
}
