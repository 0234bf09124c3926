import Foundation
import Newsroom

/// What the paper got wrong, and what is right: all corrections, newest first.
struct CorrectionsPage: ReaderPage {
    static let length = 50

    let corrections: Page<PublishedCorrection>
    let cursor: Cursor?

    init(after cursor: Cursor?, from reader: any EditionReader) throws {
        self.cursor = cursor
        corrections = try reader.corrections(after: cursor, limit: Self.length)
    }

    let template = Theme.Page.corrections

    func head(_ presenter: Presenter) -> PageHead {
        var head = PageHead(kind: .isCorrections, title: presenter.words[.corrections])
        head.description = presenter.words[.aboutCorrections]
        head.address = PageKey.corrections(after: cursor).address
        head.feed = .corrections
        head.structuredData = presenter.collection(
            head.title, at: .corrections(), description: head.description, path: [(head.title, .corrections())])
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        [
            (.items, .list(corrections.items.map { item($0, presenter) })),
            (.nextUrl, .text(corrections.next.map { presenter.address(PageKey.corrections(after: $0)) } ?? "")),
        ]
    }

    private func item(_ published: PublishedCorrection, _ presenter: Presenter) -> TemplateValue {
        let fields: [(TemplateName, TemplateValue)] = [
            (.headline, .text(presenter.title(of: published))),
            (.url, .text(presenter.address(of: published, inMirror: presenter.isMirror))),
            (.language, .text(published.story.language)),
            (.direction, .text(LanguageTag.direction(of: published.story.language).rawValue)),
        ]
        return .object(fields + presenter.correctionFields(published.correction))
    }
}

extension Presenter {
    /// What was corrected: a story's headline, or that of one of several.
    func title(of published: PublishedCorrection) -> String {
        guard published.isInOthers else { return published.story.headline }
        return words[.andOtherStories, { _ in published.story.headline }]
    }

    /// Where the correction stands beside what it corrects; where that is many stories, the page that has them all.
    ///
    /// - Parameter isMirror: whether the address is one of a mirror's.
    func address(of published: PublishedCorrection, inMirror isMirror: Bool = false) -> String {
        if published.correction.background != nil { return PageKey.correction(published.correction.id).path }
        let slug = published.story.slug
        let update = published.update.map { PageKey.live(slug: slug, at: .update($0)) }
        return update.map { isMirror ? $0.mirrorAddress : $0.address }
            ?? PageKey.story(slug: slug).path + "#corrections"
    }

    func correction(_ correction: Correction) -> TemplateValue { .object(correctionFields(correction)) }

    func correctionFields(_ correction: Correction) -> [(TemplateName, TemplateValue)] {
        [
            (.kind, .text(correction.kind.rawValue)), (.kindLabel, .text(words.correctionKinds[correction.kind] ?? "")),
            (.text, .text(correction.text)), (.date, moment(correction.at)),
            (.sharedUrl, .text(correction.background == nil ? "" : PageKey.correction(correction.id).path)),
        ]
    }
}
