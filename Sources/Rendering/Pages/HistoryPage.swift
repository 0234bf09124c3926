import Foundation
import Newsroom

/// How a story changed since its publication, newest first. Search engines are asked to stay away: nobody shall find a story by words
/// that it does not have any more.
struct HistoryPage: ReaderPage {
    static let length = 20

    let history: StoryHistory
    let cursor: Cursor?

    init(_ history: StoryHistory, after cursor: Cursor?) {
        self.history = history
        self.cursor = cursor
    }

    let template = Theme.Page.history

    func head(_ presenter: Presenter) -> PageHead {
        let story = history.story
        var head = PageHead(kind: .isHistory, title: presenter.words[.historyTitle, { _ in story.headline }])
        head.description = summary(presenter)
        head.address = PageKey.history(slug: story.slug, after: cursor).address
        head.isUnlisted = true
        head.currentSection = story.section?.id
        head.structuredData = presenter.historyPage(history, title: head.title)
        return head
    }

    func fields(_ presenter: Presenter) -> [(TemplateName, TemplateValue)] {
        let story = history.story
        return [
            (
                .history,
                [
                    .headline: .text(story.headline), .url: .text(PageKey.story(slug: story.slug).path),
                    .language: .text(story.language), .direction: .text(LanguageTag.direction(of: story.language).rawValue),
                    .summary: .text(summary(presenter)),
                    .note: .text(story.kind == .live ? presenter.words[.historyLive] : ""),
                ]
            ),
            (.items, .list(history.steps.items.map { item($0, presenter) })),
            (.nextUrl, .text(history.steps.next.map { presenter.address(PageKey.history(slug: story.slug, after: $0)) } ?? "")),
        ]
    }

    private func summary(_ presenter: Presenter) -> String {
        history.changes == 0
            ? presenter.words[.historyUnchanged] : presenter.words[.changesSincePublication, count: history.changes]
    }

    private func item(_ step: HistoryStep, _ presenter: Presenter) -> TemplateValue {
        let story = history.story
        var difference: VersionDifference?
        if case .differ(let found) = step.words { difference = found }
        return [
            .kind: .text(step.isFirst ? "first" : step.correction?.kind.rawValue ?? step.kind.rawValue),
            .kindLabel: .text(presenter.label(of: step)), .date: presenter.moment(step.at),
            .text: .text(step.correction?.text ?? ""),
            .language: .text(story.language), .direction: .text(LanguageTag.direction(of: story.language).rawValue),
            .passages: .list((difference?.passages ?? []).map { presenter.passage($0, in: story.language) }),
            .facts: .list(presenter.notes(on: step).map { [.text: .text($0)] }),
        ]
    }
}

extension Presenter {
    fileprivate func label(of step: HistoryStep) -> String {
        if step.isFirst { return words[.historyFirst] }
        return switch step.kind {
        case .published: words[.historyAgain]
        case .updated: words[.historyUpdate]
        case .fixed: words[.historyFix]
        case .corrected: step.correction.flatMap { words.correctionKinds[$0.kind] } ?? words[.historyUpdate]
        case .withdrawn: words[.historyWithdrawn]
        }
    }

    /// What is said besides the passages.
    fileprivate func notes(on step: HistoryStep) -> [String] {
        var notes: [String] = []
        if step.kind == .fixed, !step.isFirst { notes.append(words[.historyFixNote]) }
        switch step.words {
        case .none: break
        case .withheld: notes.append(words[.historyWithheld])
        case .closed(let times):
            notes += times.reversed().map { time in words[.historyClosed, { _ in words.dateTime(localTime(time)) }] }
        case .differ(let difference): notes += self.notes(on: difference)
        }
        return notes
    }

    private func notes(on difference: VersionDifference) -> [String] {
        if difference.isEmpty { return [words[.historyNoWords]] }
        var notes: [String] = []
        if difference.isTooLong { notes.append(words[.historyTooLong]) }
        if difference.isCutShort { notes.append(words[.historyCut]) }
        let also = VersionDifference.Aspect.allCases.filter(difference.aspects.contains).compactMap { words.historyAspects[$0] }
        if !also.isEmpty {
            let list = also.enumerated().reduce(into: "") { $0 += $1.element + words.separator(after: $1.offset, of: also.count) }
            notes.append(words[.historyAlso, { _ in list }])
        }
        return notes
    }

    fileprivate func passage(_ passage: VersionDifference.Passage, in language: String) -> TemplateValue {
        var html: [UInt8] = []
        for piece in passage.pieces {
            switch piece {
            case .same(let text): html.append(escaped: text)
            case .gap: html += Array(" … ".utf8)
            case .added(let text): mark(text, as: "ins", words[.historyAdded], in: language, &html)
            case .removed(let text): mark(text, as: "del", words[.historyRemoved], in: language, &html)
            }
        }
        return [.label: .text(words.historyPlaces[passage.place] ?? ""), .body: .html(html)]
    }

    /// What colour and line show is said to who does not see them, in the paper's language.
    private func mark(_ text: String, as element: String, _ label: String, in language: String, _ html: inout [UInt8]) {
        let isOther = LanguageTag.primary(language) != LanguageTag.primary(paper.language)
        html += Array("<\(element)><span class=\"visually-hidden\"".utf8)
        if isOther { html += Array(" lang=\"\(paper.language)\" dir=\"\(words.direction.rawValue)\"".utf8) }
        html += Array("> (".utf8)
        html.append(escaped: label)
        html += Array(": </span>".utf8)
        html.append(escaped: text)
        html += Array("<span class=\"visually-hidden\">) </span></\(element)>".utf8)
    }
}
