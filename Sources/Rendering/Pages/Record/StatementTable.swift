import Newsroom

/// Statements as a table in CSV (RFC 4180): UTF-8, a line of names first, lines ended by CRLF.
enum StatementTable {
    private static let names = [
        "id", "url", "said", "precision", "speaker", "speaker_url", "described", "role", "attribution", "kind", "words", "sense",
        "language",
        "original", "original_language", "occasion", "outlets", "topics", "headline", "passage_url", "published", "links",
    ]

    static func write(
        _ statements: [PublishedStatement], _ links: [Statement.ID: [PublishedStatementLink]], _ presenter: Presenter
    ) -> [UInt8] {
        var lines = [names]
        for statement in statements { lines.append(fields(of: statement, links[statement.id] ?? [], presenter)) }
        return Array(lines.map { $0.map(field).joined(separator: ",") + "\r\n" }.joined().utf8)
    }

    private static func fields(
        of published: PublishedStatement, _ links: [PublishedStatementLink], _ presenter: Presenter
    ) -> [String] {
        let statement = published.statement
        var (words, sense) = ("", "")
        switch statement.content {
        case .verbatim(let text): words = text
        case .sense(let text): sense = text
        }
        let speaker = published.speaker
        return [
            "\(statement.id)", presenter.absolute(PageKey.statement(statement.id).path), statement.said?.description ?? "",
            statement.said?.precision.rawValue ?? "", speaker?.name ?? "",
            speaker.map { presenter.absolute(PageKey.topic(slug: $0.slug).path) } ?? "", statement.described, statement.role,
            statement.attribution.rawValue, statement.kind.rawValue, words, sense, published.story.language, statement.original?.text ?? "",
            statement.original?.language ?? "", statement.occasion, list(published.outlets.map(\.name)), list(published.topics.map(\.name)),
            published.story.headline, presenter.absolute(presenter.passage(of: published)),
            presenter.localTime(published.story.firstPublished).iso,
            list(links.map { "\($0.isFromOther ? "from" : "to") \($0.kind.rawValue) \($0.other.id)" }),
        ]
    }

    private static func list(_ items: [String]) -> String { items.joined(separator: "; ") }

    /// What a table program would take for a formula begins with an apostrophe (OWASP, CSV Injection): the words of strangers must
    /// not run on the desk of whoever opens the file.
    private static func field(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first) {
            text = "'" + text
        }
        guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
