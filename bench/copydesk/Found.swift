import CopyDesk
import Foundation
import Newsroom

/// Shows what is found, so that somebody can judge it.
enum Found {
    /// What PolNeAR's articles expect, each as of the day in its name.
    static func showExpectations(_ articles: [Article], _ desk: CopyDesk) {
        var shown = 0
        for article in articles {
            let scalars = Array(article.text.unicodeScalars)
            for one in desk.read(article.text, on: article.day).expectations {
                let passage = String(String.UnicodeScalarView(scalars[one.span.start..<one.span.end]))
                print(
                    "\(article.day.map { "\($0)" } ?? "?") [\(one.confidence)] \(one.when.map { "\($0)" } ?? "?") | \(one.what)\n    \(passage)"
                )
                shown += 1
            }
        }
        print("\(shown) expectations in \(articles.count) articles")
    }

    /// Figures that conflict within an article.
    static func showConflicts(_ articles: [Article], _ desk: CopyDesk) {
        var shown = 0
        for article in articles {
            let scalars = Array(article.text.unicodeScalars)
            func around(_ span: Span?) -> String {
                guard let span else { return "" }
                let range = max(0, span.start - 60)..<min(scalars.count, span.end + 40)
                return String(String.UnicodeScalarView(scalars[range])).split(whereSeparator: \.isNewline).joined(separator: " / ")
            }
            for one in desk.read(article.text).conflicts {
                print(
                    "\(one.other.value) \(one.here.value) \(one.here.unit) \(one.here.counts)\n    \(around(one.other.span))\n    \(around(one.here.span))"
                )
                shown += 1
            }
        }
        print("\(shown) conflicts in \(articles.count) articles")
    }

    /// Notes by a book on PolNeAR's articles: how many by each rule, and of each some with the words around.
    static func showNotes(_ articles: [Article], _ book: HouseBook, _ samples: Int) {
        let desk = CopyDesk(book: book)
        var found: [String: [String]] = [:]
        for article in articles {
            let scalars = Array(article.text.unicodeScalars)
            for note in desk.read(article.text, on: article.day).notes {
                let around = max(0, note.span.start - 50)..<min(scalars.count, note.span.end + 40)
                let text = String(String.UnicodeScalarView(scalars[around])).split(whereSeparator: \.isNewline).joined(separator: " / ")
                let words = String(String.UnicodeScalarView(scalars[note.span.start..<note.span.end]))
                found[note.rule, default: []].append("    [\(words.prefix(60))] -> [\((note.replacement ?? "?").prefix(60))]   \(text)")
            }
        }
        for (rule, lines) in found.sorted(by: { $0.key < $1.key }) {
            print("\(rule): \(lines.count)")
            // Evenly from all, so that the sample is of many articles.
            for index in 0..<min(samples, lines.count) { print(lines[index * lines.count / min(samples, lines.count)]) }
        }
    }
}

extension Article {
    /// The day that the article's name begins with, where it does.
    var day: Day? {
        let digits = name.split(whereSeparator: { !$0.isNumber && $0 != "-" }).first { $0.count == 10 && $0.contains("-") }
        return digits.flatMap { ImpreciseDate(String($0))?.first }
    }
}
