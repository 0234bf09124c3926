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
                print("\(article.day.map { "\($0)" } ?? "?") [\(one.confidence)] \(one.when.map { "\($0)" } ?? "?") | \(one.what)\n    \(passage)")
                shown += 1
            }
        }
        print("\(shown) expectations in \(articles.count) articles")
    }
}

extension Article {
    /// The day that the article's name begins with, where it does.
    var day: Day? {
        let digits = name.split(whereSeparator: { !$0.isNumber && $0 != "-" }).first { $0.count == 10 && $0.contains("-") }
        return digits.flatMap { ImpreciseDate(String($0))?.first }
    }
}
