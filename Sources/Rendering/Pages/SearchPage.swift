import Foundation
import Newsroom

/// The search form, and what was found.
struct SearchPage: ReaderPage {
    static let length = 20

    let text: String
    let found: Page<SearchHit>

    init(text: String, after cursor: Cursor?, from reader: any EditionReader) throws {
        self.text = text
        found =
            text.isEmpty
            ? Page(items: [], next: nil) : try reader.search(SearchQuery(text: text), after: cursor, limit: Self.length)
    }

    let template = Theme.Page.search

    func head(_ presenter: Presenter) -> PageHead {
        var head = PageHead(kind: .isSearch, title: text.isEmpty ? presenter.words[.search] : presenter.words[.searchFor, { _ in text }])
        head.address = PageKey.search(text: "").path
        head.isUnlisted = !text.isEmpty
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        [
            (.query, .text(text)),
            (.hasQuery, .bool(!text.isEmpty)),
            (.noHits, .bool(!text.isEmpty && found.items.isEmpty)),
            (.hits, .list(found.items.map { .object(presenter.teaserFields($0.summary) + [(.snippet, .html(Self.marked($0.snippet)))]) })),
            (.nextUrl, .text(found.next.map { PageKey.search(text: text, after: $0).address } ?? "")),
        ]
    }

    private static func marked(_ parts: [SnippetPart]) -> [UInt8] {
        var html: [UInt8] = []
        for part in parts {
            if part.matches { html.append("<mark>") }
            html.append(escaped: part.text)
            if part.matches { html.append("</mark>") }
        }
        return html
    }
}

/// A page that says why there is nothing here.
struct NoticePage: ReaderPage {
    enum Reason {
        case notFound, withdrawn, offline
        case error(status: Int)
    }

    let reason: Reason

    var template: Theme.Page {
        switch reason {
        case .notFound: .notFound
        case .withdrawn: .withdrawn
        case .offline: .offline
        case .error: .error
        }
    }

    var status: Int {
        switch reason {
        case .notFound: 404
        case .withdrawn: 410
        case .offline: 200
        case .error(let status): status
        }
    }

    func head(_ presenter: Presenter) -> PageHead {
        let title =
            switch reason {
            case .notFound: presenter.words[.notFound]
            case .withdrawn: presenter.words[.withdrawn]
            case .offline: presenter.words[.offline]
            case .error: presenter.words[.error]
            }
        return PageHead(kind: .nothing, title: title, isUnlisted: true)
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        [(.status, .number(status)), (.query, .none)]
    }
}
