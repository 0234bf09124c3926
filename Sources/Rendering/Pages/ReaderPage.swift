import Foundation
import Newsroom

/// A page as a plain model: what was read from the paper, ready to be shown by its template.
protocol ReaderPage {
    var template: Theme.Page { get }
    var status: Int { get }
    /// The newest time at which something that the page shows was published or updated.
    var lastModified: Date? { get }
    func head(_ presenter: Presenter) -> PageHead
    /// What the template may name besides what every page has.
    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)]
}

extension ReaderPage {
    var status: Int { 200 }
    var lastModified: Date? { nil }
}

/// What a page says of itself to search engines, other sites and feed readers.
struct PageHead {
    var kind: TemplateName
    var title: String
    var sharingTitle: String?
    var description = ""
    /// The page's own address; nil where nobody should link to it.
    var address: String?
    var feed: PageKey.Feed?
    var isUnlisted = false
    var openGraphType = "website"
    var image: Photograph?
    var published: Date?
    var updated: Date?
    var currentTopic: Topic.ID?
    var currentSection: Section.ID?
    var structuredData: JSON?
    /// The page in each of its languages, itself among them; empty where it has one.
    var alternates: [(language: String, address: String)] = []

    static let kinds: [TemplateName] = [
        .isFront, .isStory, .isTopic, .isAuthor, .isSection, .isPackage, .isNewsFeed, .isArchive, .isSearch,
    ]
}

extension Presenter {
    /// Everything that a template can name on a page.
    func root(_ page: some ReaderPage, head: PageHead, topics: [TopicSummary], sections: [Section]) -> TemplateValue {
        var fields = page.fields(self)
        fields.append((.paper, paperValue))
        fields.append((.page, pageValue(head)))
        fields.append(
            (
                .nav,
                [
                    .sections: .list(sections.map { section(SectionSummary($0), current: head.currentSection) }),
                    .topics: .list(topics.prefix(Self.mostTopicsInNavigation).map { topic($0, current: head.currentTopic) }),
                ]
            ))
        fields.append((.structuredData, head.structuredData.map { .html($0.scriptSafe) } ?? .none))
        return .object(fields)
    }

    static let mostTopicsInNavigation = 8

    var paperValue: TemplateValue {
        [
            .name: .text(paper.name), .motto: .text(paper.motto), .language: .text(paper.language), .url: .text(paper.siteURL + "/"),
            .direction: .text(words.direction.rawValue),
        ]
    }

    private func pageValue(_ head: PageHead) -> TemplateValue {
        var fields: [(TemplateName, TemplateValue)] = [
            (.title, .text(head.kind == .isFront ? paper.name : words[.pageTitle, { $0 == "title" ? head.title : paper.name }])),
            (.sharingTitle, .text(head.sharingTitle ?? head.title)),
            (.description, .text(head.description)),
            (.canonical, .text(head.address.map(absolute) ?? "")),
            (.feed, .text(head.feed.map { PageKey.rss($0).path } ?? "")),
            (.robotsNoindex, .bool(head.isUnlisted)),
            (.ogType, .text(head.openGraphType)),
            (.image, imageValue(head.image)),
            (.publishedIso, .text(head.published.map { localTime($0).iso } ?? "")),
            (.alternates, .list(head.alternates.map { [.language: .text($0.language), .url: .text(absolute($0.address))] })),
            (.updatedIso, .text(head.updated.map { localTime($0).iso } ?? "")),
        ]
        for kind in PageHead.kinds { fields.append((kind, .bool(kind == head.kind))) }
        return .object(fields)
    }

    /// Other sites fetch the picture by itself: its address is a full one, and a JPEG of 16:9 is what they all show.
    private func imageValue(_ photograph: Photograph?) -> TemplateValue {
        guard let photograph, let file = photograph.sharingFile() else { return .none }
        return [
            .url: .text(absolute(PageKey.media(file.name))), .width: .number(file.width), .height: .number(file.height),
            .alt: .text(photograph.alternativeText),
        ]
    }
}

extension Photograph {
    /// The file by which other sites show the photograph in one shape; its own where there are no renditions.
    func sharingFile(_ crop: Rendition.Crop = .wide) -> File? {
        guard let rendition = renditions(crop).last else { return file }
        return File(name: rendition.jpeg, type: "image/jpeg", width: rendition.width, height: rendition.height)
    }
}
