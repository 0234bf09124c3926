import Foundation

/// Reads a text that should be one date, as the metadata of pages and the lines that they print give it: seconds since 1970, and
/// what `DateGrammar` reads.
struct DateReader {
    /// For times without a zone.
    let timeZone: TimeZone
    private let order: DateGrammar.Order

    /// - Parameter language: the page's, as it names it; American and unknown pages print the month first.
    init(timeZone: TimeZone, language: String? = nil) {
        self.timeZone = timeZone
        let tag = language?.lowercased().replacingOccurrences(of: "_", with: "-") ?? ""
        order = tag == "en" || tag == "en-us" || tag.isEmpty ? .monthFirst : .dayFirst
    }

    /// The first date in the text; its time may stand anywhere in the line.
    func date(_ text: String) -> Date? {
        // Most lines that are asked about are no dates: without a figure none is.
        guard text.utf8.contains(where: \.isDigit) else { return nil }
        let trimmed = WhiteSpace.normalised(text)
        guard !trimmed.isEmpty, trimmed.utf8.count <= 200 else { return nil }
        if let instant = unixTime(trimmed) { return instant }
        let grammar = DateGrammar(tokens: Token.tokens(of: trimmed, limit: 80), order: order)
        return grammar.dateWithDistantTime?.instant(in: timeZone)
    }

    private func unixTime(_ text: String) -> Date? {
        guard text.utf8.allSatisfy(\.isDigit), let number = Double(text) else { return nil }
        switch text.utf8.count {
        case 10: return Date(timeIntervalSince1970: number)
        case 13: return Date(timeIntervalSince1970: number / 1000)
        default: return nil
        }
    }
}
