import Newsroom

/// A line that speaks about the story: who wrote it, when it appeared and changed, how long it takes to read.
struct MetaLine: Hashable, Sendable {
    var byline: [String] = []
    var published: PrintedDate?
    var updated: PrintedDate?
    /// The line says so itself: "by …", "Author: …", and not only by looking like a name.
    var isLabelled = false
    /// `date 2025-02-12`: when the page was saved or its address says it appeared; a time printed elsewhere knows more.
    var isPageDate = false
    var hasReadingTime = false

    /// Nil unless every word of the line finds its place in it: prose with a date in it is no such line.
    ///
    /// - Parameter allowsBareName: a name alone counts as a byline (beside a date, say).
    init?(_ line: PageLine, allowsBareName: Bool = false) {
        guard line.wordCount <= 40, line.wordCount > 0 else { return nil }
        var parts = MetaParts(line)
        parts.takeDates(into: &self)
        hasReadingTime = parts.takeReadingTime()
        let rest = parts.restingNames()
        for part in rest {
            guard let names = Byline.names(in: part, of: line) else { return nil }
            let isBare = !part.isLabelled
            if isBare, !(allowsBareName || published != nil || updated != nil || hasReadingTime) { return nil }
            if isBare, names.isEmpty { continue }
            byline += names.filter { !byline.contains($0) }
            isLabelled = isLabelled || part.isLabelled
        }
        guard !byline.isEmpty || published != nil || updated != nil || hasReadingTime else { return nil }
    }
}

/// The words of a line that is being taken apart.
private struct MetaParts {
    let line: PageLine
    var isTaken: [Bool]

    init(_ line: PageLine) {
        self.line = line
        isTaken = Array(repeating: false, count: line.tokens.count)
    }

    /// Takes the dates with the labels before them.
    mutating func takeDates(into meta: inout MetaLine) {
        for date in DateGrammar(tokens: line.tokens).dates {
            let (label, start) = label(before: date.tokens.lowerBound)
            for index in start..<date.tokens.upperBound { isTaken[index] = true }
            switch label {
            case .updated: meta.updated = meta.updated ?? date
            case .published, nil:
                if meta.published == nil { meta.published = date } else if label == nil { meta.updated = meta.updated ?? date }
            }
            if start == 0, line.tokens[0].lower == "date", date.time == nil, date.tokens.lowerBound == 1 { meta.isPageDate = true }
        }
    }

    private enum Label {
        case published, updated
    }

    private func label(before end: Int) -> (Label?, Int) {
        var stop = end
        while stop > 0, !isTaken[stop - 1], isSeparator(stop - 1) { stop -= 1 }
        for length in stride(from: min(4, stop), through: 1, by: -1) where !isTaken[stop - length..<stop].contains(true) {
            let words = line.tokens[stop - length..<stop]
            guard words.allSatisfy({ $0.kind == .word }) else { continue }
            let phrase = words.map(\.lower).joined(separator: " ")
            if PagePhrases.updatedLabels.contains(phrase) { return (.updated, stop - length) }
            if PagePhrases.publishedLabels.contains(phrase) || ["on", "am", "le", "el"].contains(phrase) {
                return (.published, stop - length)
            }
        }
        return (nil, end)
    }

    /// `2 min read`, `Lesezeit: 3 Minuten`, `4 хв читання`; true if there was one.
    mutating func takeReadingTime() -> Bool {
        for (index, token) in line.tokens.enumerated() where !isTaken[index] && Self.minutes.contains(token.lower) {
            var from = index
            while from > 0, !isTaken[from - 1], index - from < 2,
                line.tokens[from - 1].kind == .number || "-<~".contains(line.tokens[from - 1].lower)
            {
                from -= 1
            }
            guard from < index, line.tokens[from..<index].contains(where: { $0.kind == .number }) else { continue }
            var (low, high) = (from, index + 1)
            while low > 0, !isTaken[low - 1],
                Self.reading.contains(line.tokens[low - 1].lower) || ":<~".contains(line.tokens[low - 1].lower)
            { low -= 1 }
            while high < line.tokens.count, !isTaken[high],
                Self.reading.contains(line.tokens[high].lower) || ".".contains(line.tokens[high].lower)
            {
                high += 1
            }
            let around = line.tokens[low..<from] + line.tokens[index + 1..<high]
            guard around.contains(where: { $0.kind == .word }) else { continue }
            for taken in low..<high { isTaken[taken] = true }
            return true
        }
        return false
    }

    private static let minutes: Set<String> = [
        "min", "mins", "minute", "minutes", "minuten", "minutos", "minuto", "хв", "хвилин", "хвилини", "хвилина", "мин", "минут", "минуты",
        "минута",
    ]
    private static let reading: Set<String> = [
        "read", "reading", "time", "reads", "lesezeit", "lesedauer", "lesen", "lecture", "temps", "de", "lectura", "tiempo", "leer", "to",
        "читання", "час", "на", "читати", "чтения", "время", "estimated", "about", "lire",
    ]

    /// What nothing has taken, in runs between separators.
    func restingNames() -> [Byline.Part] {
        var parts: [Byline.Part] = []
        var current: [Token] = []
        func flush() {
            if let part = Byline.Part(current) { parts.append(part) }
            current = []
        }
        for (index, token) in line.tokens.enumerated() {
            if isTaken[index] || (token.kind == .sign && "|\u{00B7}\u{2022}\u{2013}\u{2014}/".contains(token.lower)) {
                flush()
            } else if !current.isEmpty || !isSeparator(index) {
                current.append(token)
            }
        }
        flush()
        return parts
    }

    private func isSeparator(_ index: Int) -> Bool {
        line.tokens[index].kind == .sign && "|,:;.-\u{00B7}\u{2022}\u{2013}\u{2014}/()\u{FF5C}".contains(line.tokens[index].lower)
    }
}
