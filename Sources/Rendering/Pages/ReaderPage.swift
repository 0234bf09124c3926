import Foundation
import Newsroom

/// A page as a plain model: what was read from the paper, ready to be shown by its template.
protocol ReaderPage {
    var template: Theme.Page { get }
    var status: Int { get }
    func head(_ presenter: Presenter) -> PageHead
    /// What the template may name besides what every page has.
    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)]
}

extension ReaderPage {
    var status: Int { 200 }
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
    /// The same in other forms, for programs.
    var files: [PageFile] = []
    /// Languages whose feeds are named besides.
    var feedLanguages: [String] = []
    var isUnlisted = false
    var openGraphType = "website"
    var image: Photograph?
    /// What stands for the photograph where there is none.
    var sharingPicture: SharingPicture?
    var published: Date?
    var updated: Date?
    var section = ""
    var tags: [String] = []
    var authors: [PageKey] = []
    /// BCP 47; nil for the paper's.
    var language: String?
    var currentTopic: Topic.ID?
    var currentSection: Section.ID?
    var structuredData: JSON?
    /// The page in each of its languages, itself among them; empty where it has one.
    var alternates: [(language: String, address: String)] = []

    static let kinds: [TemplateName] = [
        .isFront, .isStory, .isTopic, .isAuthor, .isSection, .isPackage, .isNewsFeed, .isArchive, .isSearch, .isCorrections,
        .isRecord, .isHistory, .isDiary,
    ]
}

/// What a page is about, in a form for programs.
struct PageFile {
    /// As people call the form: `JSON`.
    var name: String
    var mediaType: String
    var title: String
    var address: String

    init(name: String, mediaType: String, title: String, address: String) {
        (self.name, self.mediaType, self.title, self.address) = (name, mediaType, title, address)
    }

    init(format: PageKey.RecordFormat, title: String, address: String) {
        self.init(name: format.rawValue.uppercased(), mediaType: format.mediaType, title: title, address: address)
    }
}

extension Presenter {
    /// Everything that a template can name on a page.
    ///
    /// - Parameters:
    ///   - topics: the navigation's, in its order.
    ///   - picture: the paper's own, for links to a page that has no other.
    func root(
        _ page: some ReaderPage, head: PageHead, topics: [TopicSummary], sections: [Section], picture: SharingPicture?
    ) -> TemplateValue {
        var fields = page.fields(self)
        fields.append((.paper, paperValue))
        fields.append((.page, pageValue(head, picture)))
        fields.append(
            (
                .nav,
                [
                    .sections: .list(sections.map { section(SectionSummary($0), current: head.currentSection) }),
                    .topics: .list(topics.map { topic($0, current: head.currentTopic) }),
                ]
            ))
        fields.append((.structuredData, head.structuredData.map { .html($0.scriptSafe) } ?? .none))
        return .object(fields)
    }

    var paperValue: TemplateValue {
        [
            .name: .text(paper.name), .motto: .text(paper.motto), .language: .text(paper.language), .url: .text(paper.siteURL + "/"),
            .direction: .text(words.direction.rawValue), .look: .text(look?.style ?? ""), .masthead: mastheadValue,
            .isMirror: .bool(isMirror),
        ]
    }

    private var mastheadValue: TemplateValue {
        guard let look, let picture = look.masthead else { return .none }
        return [
            .url: .text(picture.address), .width: .number(look.width), .height: .number(look.height),
            .darkUrl: .text(look.darkMasthead?.address ?? ""),
        ]
    }

    private func pageValue(_ head: PageHead, _ picture: SharingPicture?) -> TemplateValue {
        var fields: [(TemplateName, TemplateValue)] = [
            (.title, .text(head.kind == .isFront ? paper.name : words[.pageTitle, { $0 == "title" ? head.title : paper.name }])),
            (.sharingTitle, .text(head.sharingTitle ?? head.title)),
            (.description, .text(head.description)),
            (.canonical, .text(head.address.map(absolute) ?? "")),
            (.feed, .text(head.feed.map { PageKey.rss($0).path } ?? "")),
            (.feeds, .list(feeds(head))),
            (.robotsNoindex, .bool(head.isUnlisted)),
            (.ogType, .text(head.openGraphType)),
            (.image, imageValue(head.image, head.sharingPicture ?? picture)),
            (.publishedIso, .text(head.published.map { localTime($0).iso } ?? "")),
            (.alternates, .list(head.alternates.map { [.language: .text($0.language), .url: .text(absolute($0.address))] })),
            (.updatedIso, .text(head.updated.map { localTime($0).iso } ?? "")),
            (.section, .text(head.section)),
            (.tags, .list(head.tags.map { [.name: .text($0)] })),
            (.authors, .list(head.authors.map { [.url: .text(absolute($0.path))] })),
            (.locale, .text(Locale.openGraph(head.language ?? paper.language))),
        ]
        for kind in PageHead.kinds { fields.append((kind, .bool(kind == head.kind))) }
        return .object(fields)
    }

    /// Other sites fetch the picture by itself: its address is a full one, and a JPEG of 16:9 is what they all show.
    private func imageValue(_ photograph: Photograph?, _ picture: SharingPicture?) -> TemplateValue {
        guard let image = photograph.flatMap({ sharedImage($0) }) ?? picture.map(sharedImage) else { return .none }
        return [
            .url: .text(image.url), .width: .number(image.width), .height: .number(image.height), .alt: .text(image.alternativeText),
        ]
    }

    func feedTitle(_ subject: String) -> String { words[.feedTitle, { $0 == "paper" ? paper.name : subject }] }

    /// The page's feeds in each format, for feed readers to find.
    private func feeds(_ head: PageHead) -> [TemplateValue] {
        var named: [(feed: PageKey.Feed, title: String)] = []
        if let feed = head.feed { named.append((feed, feed == .paper ? paper.name : feedTitle(head.title))) }
        named += head.feedLanguages.map { (.language($0), feedTitle(Self.ownName(of: $0))) }
        let feeds = named.flatMap { feed, title in
            FeedFormat.allCases.map { format -> TemplateValue in
                [
                    .name: .text(format.name), .title: .text("\(title) (\(format.name))"), .url: .text(PageKey.feed(feed, format).path),
                    .type: .text(format.mediaType),
                ]
            }
        }
        let files = head.files.map { file -> TemplateValue in
            [
                .name: .text(file.name), .title: .text("\(file.title) (\(file.name))"), .url: .text(file.address),
                .type: .text(file.mediaType),
            ]
        }
        return files + feeds
    }
}

extension Locale {
    /// A language as OpenGraph has it: with a country. The country of a tag, else the one where most who read it live.
    static func openGraph(_ tag: String) -> String {
        let parts = tag.split(separator: "-")
        let language = parts.first.map { $0.lowercased() } ?? "en"
        let country = parts.dropFirst().first { $0.utf8.count == 2 }?.uppercased()
        return "\(language)_\(country ?? usualCountries[language] ?? language.uppercased())"
    }

    private static let usualCountries = [
        "ar": "AR", "be": "BY", "cs": "CZ", "da": "DK", "el": "GR", "en": "US", "et": "EE", "fa": "IR", "he": "IL", "hi": "IN", "ja": "JP",
        "ka": "GE", "ko": "KR", "nb": "NO", "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE", "uk": "UA", "ur": "PK", "vi": "VN", "zh": "CN",
    ]
}
