import Foundation
import Newsroom

/// A section's page: what it is, and its stories, newest first.
struct SectionPage: ReaderPage {
    let section: Section
    let stories: Page<EditionSummary>
    let cursor: Cursor?

    init(_ section: Section, after cursor: Cursor?, from reader: any EditionReader) throws {
        self.section = section
        self.cursor = cursor
        stories = try reader.part(.section(section.id), after: cursor, length: TopicPage.length)
    }

    let template = Theme.Page.section

    func head(_ presenter: Presenter) -> PageHead {
        var head = PageHead(kind: .isSection, title: section.name)
        head.description = section.summary
        head.address = PageKey.section(slug: section.slug, after: cursor).address
        head.feed = .section(slug: section.slug)
        head.currentSection = section.id
        let page = PageKey.section(slug: section.slug)
        head.structuredData = presenter.collection(section.name, at: page, description: section.summary, path: [(section.name, page)])
        return head
    }

    /// The first page opens with its newest story, large.
    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        let isFirst = cursor == nil
        return [
            (
                .section,
                [
                    .name: .text(section.name), .url: .text(PageKey.section(slug: section.slug).path), .summary: .text(section.summary),
                    .feed: .text(PageKey.rss(.section(slug: section.slug)).path),
                ]
            ),
            (.lead, isFirst ? stories.items.first.map { presenter.teaser($0) } ?? .none : .none),
            (.items, presenter.teasers(isFirst ? Array(stories.items.dropFirst()) : stories.items)),
            (.nextUrl, .text(stories.next.map { presenter.address(PageKey.section(slug: section.slug, after: $0)) } ?? "")),
        ]
    }
}

/// A package's page: its stories in the editor's order.
struct PackagePage: ReaderPage {
    let shown: PublishedPackage

    let template = Theme.Page.storyPackage

    private var lead: EditionSummary? { shown.stories.first { $0.id == shown.lead } }

    func head(_ presenter: Presenter) -> PageHead {
        var head = PageHead(kind: .isPackage, title: shown.title)
        head.description = shown.standfirst
        head.address = PageKey.storyPackage(slug: shown.slug).path
        head.feed = .paper
        head.image = (lead ?? shown.stories.first)?.leadPhotograph
        let page = PageKey.storyPackage(slug: shown.slug)
        head.structuredData = presenter.collection(
            shown.title, at: page, description: shown.standfirst, of: shown.stories, path: [(shown.title, page)])
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        [
            (.storyPackage, presenter.package(shown, stories: [])),
            (.lead, lead.map { presenter.teaser($0) } ?? .none),
            (.items, presenter.teasers(shown.stories.filter { $0.id != shown.lead })),
        ]
    }
}

extension Presenter {
    func package(_ shown: PublishedPackage, stories: [EditionSummary]) -> TemplateValue {
        [
            .title: .text(shown.title), .url: .text(PageKey.storyPackage(slug: shown.slug).path), .standfirst: .text(shown.standfirst),
            .items: teasers(stories),
        ]
    }

    /// A package as a story's page shows it: with the stories before and after.
    func package(_ shown: PublishedPackage, around story: Story.ID) -> TemplateValue {
        let place = shown.stories.firstIndex { $0.id == story }
        func neighbour(_ step: Int) -> EditionSummary? {
            guard let index = place.map({ $0 + step }), shown.stories.indices.contains(index) else { return nil }
            return shown.stories[index]
        }
        func link(_ story: EditionSummary?) -> TemplateValue {
            story.map {
                [.headline: .text($0.headline), .url: .text(PageKey.story(slug: $0.slug).path), .language: .text($0.language)]
            } ?? .none
        }
        let (before, after) = (neighbour(-1), neighbour(1))
        return [
            .title: .text(shown.title), .url: .text(PageKey.storyPackage(slug: shown.slug).path), .hasPrevious: .bool(before != nil),
            .previous: link(before), .hasNext: .bool(after != nil), .next: link(after),
        ]
    }
}
