import Newsroom

/// What a line of a saved page is.
enum LineKind: Hashable, Sendable {
    case furniture
    case audio(isSynthetic: Bool)
    case meta(MetaLine)
    case topics([String], isLabelled: Bool)
    case picture(TextCreditLine)
    /// "Related": what follows are other stories; with a title when the line itself names one.
    case related(title: String)
    case heading
    case item
    case quotation
    case divider
    /// Short, without a full stop: headline, heading, kicker, menu, another story's title, by where it stands.
    case title
    case prose

    var isCopy: Bool {
        switch self {
        case .title, .prose, .heading, .item, .quotation: true
        default: false
        }
    }
}

/// Says of each line by itself what it most likely is. Every recogniser gives a score; the surest wins. What depends on the order of
/// the page is `PageOrder`'s.
enum LineClassifier {
    typealias Reading = (kind: LineKind, score: Double)

    static func kinds(of lines: [PageLine]) -> [LineKind] { lines.map(kind) }

    static func kind(of line: PageLine) -> LineKind {
        switch line.mark {
        case .divider: return .divider
        case .heading where related(line) == nil: return .heading
        case .quote: return .quotation
        default: break
        }
        let recognisers = [furniture, audio, meta, topics, picture, related, copy]
        let best = recognisers.compactMap { $0(line) }.max { $0.score < $1.score }
        return best?.kind ?? .prose
    }

    private static func furniture(_ line: PageLine) -> Reading? {
        guard line.wordCount <= 60 else { return nil }
        let words = line.tokens.lazy.filter { $0.kind == .word }.map(\.lower)
        let phrase = line.phrase
        if phrase.isEmpty { return line.wordCount <= 2 || line.text.utf8.count < 12 ? (.furniture, 0.6) : nil }
        if PagePhrases.furniture.contains(phrase) { return (.furniture, 0.97) }
        if line.wordCount <= 14, words.allSatisfy(PagePhrases.buttons.contains), !line.endsSentence { return (.furniture, 0.95) }
        if PagePhrases.opens(phrase, with: PagePhrases.furnitureOpenings, upTo: 5) {
            return (.furniture, line.wordCount <= 30 ? 0.9 : 0.55)
        }
        let hasCopyright = line.text.contains("\u{00A9}") && line.wordCount <= 25
        if hasCopyright, line.tokens.contains(where: { $0.kind == .number && $0.lower.count == 4 }) { return (.furniture, 0.92) }
        return nil
    }

    private static func audio(_ line: PageLine) -> Reading? {
        AudioNotice.reading(line.text, tokens: line.tokens).map { (.audio(isSynthetic: $0.isSynthetic), 0.96) }
    }

    private static func meta(_ line: PageLine) -> Reading? {
        guard let meta = MetaLine(line) else { return nil }
        return (.meta(meta), meta.isLabelled || meta.published?.time != nil || meta.updated != nil ? 0.98 : 0.85)
    }

    private static func topics(_ line: PageLine) -> Reading? {
        guard line.wordCount <= 80, !line.tokens.isEmpty else { return nil }
        if let labelled = TopicsLine.labelled(line) { return (.topics(labelled, isLabelled: true), 0.94) }
        guard let names = TopicsLine.bare(line) else { return nil }
        return (.topics(names, isLabelled: false), names.count >= 4 ? 0.9 : 0.7)
    }

    private static func picture(_ line: PageLine) -> Reading? {
        TextCreditLine(line.text).map { (.picture($0), $0.certainty) }
    }

    private static func related(_ line: PageLine) -> Reading? {
        guard line.wordCount <= 30 else { return nil }
        let phrase = line.phrase
        if PagePhrases.related.contains(phrase) { return (.related(title: ""), 0.98) }
        guard let colon = line.tokens.prefix(7).first(where: { $0.lower == ":" }) else { return nil }
        let opening = line.tokens.prefix { $0.range.lowerBound < colon.range.lowerBound }.filter { $0.kind == .word }.map(\.lower).joined(
            separator: " ")
        guard PagePhrases.related.contains(opening) else { return nil }
        return (.related(title: line.text.part(colon.range.upperBound..<line.text.utf8.count)), 0.95)
    }

    private static func copy(_ line: PageLine) -> Reading? {
        switch line.mark {
        case .bullet, .number: (.item, 0.6)
        default: line.isTitleLike ? (.title, 0.4) : (.prose, 0.5)
        }
    }
}

/// Topics in a row: `Harbour, Town Council, Ada Brook`, `Tags: harbour | council`, `#harbour #council`.
enum TopicsLine {
    static func labelled(_ line: PageLine) -> [String]? {
        guard let colon = line.tokens.prefix(5).first(where: { $0.lower == ":" }) else { return nil }
        let label = line.tokens.prefix { $0.range.lowerBound < colon.range.lowerBound }.map(\.lower).joined(separator: " ")
        guard PagePhrases.topicLabels.contains(label) else { return nil }
        let names = pieces(of: line.text.part(colon.range.upperBound..<line.text.utf8.count))
        return names.isEmpty || names.contains { $0.split(separator: " ").count > 7 } ? nil : names
    }

    /// Without a label it takes three names or more, each short and with a capital, and none ending a sentence. "a, b, and c" is a
    /// sentence's own list.
    static func bare(_ line: PageLine) -> [String]? {
        guard !line.endsSentence, !line.text.hasSuffix(",") else { return nil }
        let names = pieces(of: line.text)
        let isFeed = names.contains { PagePhrases.newsFeed.contains($0.lowercased()) }
        guard names.count >= 3 || (isFeed && !names.isEmpty) else { return nil }
        let isEach = names.allSatisfy { name in
            let words = name.split(separator: " ")
            return words.count <= 5 && name.first.map { $0.isUppercase || $0.isNumber } ?? false
                && !["and", "und", "et", "y", "та", "і", "и"].contains(words.first?.lowercased() ?? "")
                && !name.contains { "\"\u{201C}\u{00AB}:;?!".contains($0) }
        }
        return isEach ? names : nil
    }

    private static func pieces(of text: String) -> [String] {
        let separators: Set<Character> = text.contains("#") ? ["#", ",", " "] : [",", "|", "\u{00B7}", "\u{2022}", ";"]
        var seen: Set<String> = []
        return text.split { separators.contains($0) }.map { String($0).trimmed }.filter {
            !$0.isEmpty && seen.insert($0.lowercased()).inserted
        }
    }
}
