import Foundation
import Newsroom

/// One correction, with the public stories that had the error, a part of them at a time.
struct CorrectionPage: ReaderPage {
    static let length = 50

    let published: PublishedCorrection
    let stories: Page<EditionSummary>
    let cursor: Cursor?

    init(_ published: PublishedCorrection, after cursor: Cursor?, from reader: any EditionReader) throws {
        self.published = published
        self.cursor = cursor
        stories = try reader.stories(correctedBy: published.correction.id, after: cursor, limit: Self.length)
    }

    let template = Theme.Page.correction

    func head(_ presenter: Presenter) -> PageHead {
        let correction = published.correction
        var head = PageHead(kind: .isCorrections, title: "\(presenter.label(correction)): \(presenter.title(of: published))")
        head.description = correction.text
        head.address = PageKey.correction(correction.id, after: cursor).address
        head.feed = .corrections
        head.published = correction.at
        head.structuredData = presenter.collection(
            head.title, at: .correction(correction.id), description: correction.text,
            path: [(presenter.words[.corrections], .corrections()), (head.title, .correction(correction.id))])
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        let fields: [(TemplateName, TemplateValue)] = [
            (.headline, .text(presenter.title(of: published))), (.language, .text(published.story.language)),
            (.direction, .text(LanguageTag.direction(of: published.story.language).rawValue)),
        ]
        return [
            (.correction, .object(fields + presenter.correctionFields(published.correction))),
            (.more, presenter.teasers(stories.items)),
            (.nextUrl, .text(stories.next.map { presenter.address(PageKey.correction(published.correction.id, after: $0)) } ?? "")),
        ]
    }
}
