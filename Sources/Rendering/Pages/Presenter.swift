import Foundation
import Newsroom

/// How the domain's values stand on a page: in the paper's language and the newsroom's zone.
struct Presenter: Sendable {
    let paper: Paper
    let words: Words
    /// The theme's picture of the paper's name, if it has one.
    let logo: ThemeAsset?
    /// What the paper sets over the theme, where it sets anything.
    let look: FinishedLook?
    /// Where pages find the file of a photograph or a recording.
    var media: @Sendable (_ fileName: String) -> String = PageKey.media
    /// Whether pages are made for a mirror: files on another host.
    var isMirror = false

    init(paper: Paper, words: Words, logo: ThemeAsset? = nil, look: FinishedLook? = nil) {
        self.paper = paper
        self.words = words
        self.logo = logo
        self.look = look
    }

    /// What a link to a page names.
    func address(_ page: PageKey) -> String { isMirror ? page.mirrorAddress : page.address }

    func absolute(_ address: String) -> String { paper.siteURL + address }

    /// RSS knows no SVG.
    var logoForFeeds: String? { logo.flatMap { ["image/png", "image/jpeg"].contains($0.contentType) ? absolute($0.address) : nil } }

    // MARK: Times

    func localTime(_ date: Date) -> LocalTime { LocalTime(date, in: paper.timeZone) }

    func moment(_ date: Date) -> TemplateValue {
        let time = localTime(date)
        return [
            .iso: .text(time.iso), .date: .text(words.date(time.day)), .time: .text(words.time(time)),
            .dateTime: .text(words.dateTime(time)),
        ]
    }

    // MARK: Topics and people

    func topic(_ topic: TopicSummary, current: Topic.ID? = nil) -> TemplateValue {
        [
            .name: .text(topic.name), .url: .text(PageKey.topic(slug: topic.slug).path), .kind: .text(topic.kind.rawValue),
            .kindLabel: .text(words.topicKinds[topic.kind] ?? ""), .isCurrent: .bool(topic.id == current),
        ]
    }

    func section(_ section: SectionSummary, current: Section.ID? = nil) -> TemplateValue {
        [.name: .text(section.name), .url: .text(PageKey.section(slug: section.slug).path), .isCurrent: .bool(section.id == current)]
    }

    /// Every name of a byline with what stands after it.
    func byline(_ credits: [Credit]) -> TemplateValue {
        .list(
            credits.enumerated().map { index, credit in
                [
                    .name: .text(credit.name), .url: .text(PageKey.author(slug: credit.slug).path),
                    .role: .text(words.roles[credit.role] ?? ""), .separator: .text(words.separator(after: index, of: credits.count)),
                ]
            })
    }

    /// The authors' names as a sentence has them; everybody's where no author is named.
    func bylineText(_ credits: [Credit]) -> String {
        let authors = credits.filter { $0.role == .author }
        let named = authors.isEmpty ? credits : authors
        return named.enumerated().reduce(into: "") { text, entry in
            text += words.isolated(entry.element.name) + words.separator(after: entry.offset, of: named.count)
        }
    }
}
