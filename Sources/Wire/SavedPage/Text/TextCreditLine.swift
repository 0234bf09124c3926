import Foundation

/// Parts a photograph's caption from its credit: `… on the quay. (Ada Brook / Harbour Agency)`, `Photo: Ada Brook/AP`, `© Ada Brook`,
/// `… on the quay. Ada Brook via Getty Images`.
struct TextCreditLine: Hashable, Sendable {
    var caption: String
    /// As printed, without brackets and without the label before it.
    var credit: String
    /// 0…1: how sure it is that the line is about a picture.
    var certainty: Double

    init?(_ text: String) {
        guard text.utf8.count <= 1500 else { return nil }
        for reading in [Self.bracketed, Self.labelled, Self.copyright, Self.agencyAtEnd] {
            if let found = reading(text) {
                self = found
                return
            }
        }
        return nil
    }

    private init(caption: String, credit: String, certainty: Double) {
        self.caption = caption.trimmed
        self.credit = credit.trimmed
        self.certainty = certainty
    }

    // MARK: Four ways of printing it

    private static func bracketed(_ text: String) -> TextCreditLine? {
        var end = Substring(text)
        if end.hasSuffix(".") { end = end.dropLast() }
        guard let last = end.last, last == ")" || last == "]", let open = end.lastIndex(of: last == ")" ? "(" : "[") else { return nil }
        let inner = String(end[end.index(after: open)...].dropLast()).trimmed
        let caption = String(end[..<open])
        if let credit = withoutLabel(inner) { return TextCreditLine(caption: caption, credit: credit, certainty: 0.95) }
        if inner.hasPrefix("\u{00A9}") { return TextCreditLine(caption: caption, credit: String(inner.dropFirst()), certainty: 0.95) }
        if hasAgency(inner), words(inner) <= 10 {
            return TextCreditLine(caption: caption, credit: inner, certainty: inner.contains("/") ? 0.95 : 0.7)
        }
        let halves = inner.split(separator: "/", omittingEmptySubsequences: false)
        let isPair =
            halves.count == 2
            && halves.allSatisfy { half in
                let half = String(half).trimmed
                return half.first?.isUppercase == true && words(half) <= 5 && !half.contains { $0.isNumber }
            }
        return isPair ? TextCreditLine(caption: caption, credit: inner, certainty: 0.85) : nil
    }

    private static func labelled(_ text: String) -> TextCreditLine? {
        // From the end: a caption may itself speak of a photo.
        for start in boundaries(of: text).reversed() {
            let tail = String(text[start...])
            guard words(tail) <= 14, let credit = withoutLabel(tail), !credit.isEmpty, !hasSentence(credit) else { continue }
            var caption = String(text[..<start]).trimmed
            while let last = caption.last, "|/\u{2013}\u{2014}-\u{00B7}\u{2022}".contains(last) {
                caption = String(caption.dropLast()).trimmed
            }
            return TextCreditLine(caption: caption, credit: credit.hasSuffix(".") ? String(credit.dropLast()) : credit, certainty: 0.9)
        }
        return nil
    }

    private static func copyright(_ text: String) -> TextCreditLine? {
        guard let sign = text.lastIndex(of: "\u{00A9}") else { return nil }
        let credit = String(text[text.index(after: sign)...]).trimmed
        guard !credit.isEmpty, words(credit) <= 8, !credit.contains(where: \.isNumber), !hasSentence(credit) else { return nil }
        return TextCreditLine(caption: String(text[..<sign]), credit: credit, certainty: 0.9)
    }

    private static func agencyAtEnd(_ text: String) -> TextCreditLine? {
        guard let start = boundaries(of: text).last, start != text.startIndex else { return nil }
        let tail = String(text[start...]).trimmed
        guard words(tail) <= 9, hasAgency(tail), !tail.hasSuffix("."), tail.first?.isUppercase == true else { return nil }
        var caption = String(text[..<start]).trimmed
        let hasBar = caption.last.map { "|/\u{2022}\u{00B7}".contains($0) } ?? false
        if hasBar { caption = String(caption.dropLast()) }
        return TextCreditLine(
            caption: caption, credit: tail, certainty: hasBar || tail.contains("/") || tail.lowercased().contains(" via ") ? 0.85 : 0.75)
    }

    // MARK: Words

    /// Where a credit can begin: at the line's start, and behind a full stop, a bracket or a bar.
    private static func boundaries(of text: String) -> [String.Index] {
        var starts = [text.startIndex]
        var previous: Character = " "
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            if character == " ", ".!?)|\u{2013}\u{2014}\u{00B7}\u{2022}\u{201D}\"/".contains(previous) {
                starts.append(text.index(after: index))
            }
            previous = character
            index = text.index(after: index)
        }
        return starts
    }

    /// `Photo: Ada Brook` → `Ada Brook`; nil where no label stands there.
    private static func withoutLabel(_ text: String) -> String? {
        let lower = text.lowercased()
        for label in labels where lower.hasPrefix(label) {
            var rest = text.dropFirst(label.count)
            let before = rest
            while let first = rest.first, first == ":" || first == " " || first == "/" || first == "\u{00A9}" { rest = rest.dropFirst() }
            let hasColon = before.prefix { $0 == " " || $0 == ":" }.contains(":")
            // "Photo by" and "AP Photo/" are labels by themselves; a mere "Photo" needs its colon.
            guard hasColon || label.hasSuffix("by") || label.hasSuffix("de") || label.hasSuffix("von") || before.first == "/" else {
                continue
            }
            return label.hasPrefix("ap ") ? text.trimmed : String(rest).trimmed
        }
        return nil
    }

    private static let labels = [
        "photo by", "photos by", "photograph by", "picture by", "image by", "illustration by", "photo credit", "photo courtesy of",
        "ap photo",
        "photo", "photos", "photograph", "picture", "image", "illustration", "credit", "credits", "source photo", "courtesy of", "graphic",
        "світлина", "фотограф", "фото", "ілюстрація", "джерело фото", "иллюстрация", "bild von", "foto von", "foto de", "foto", "fotos",
        "bild", "bildquelle",
        "quelle", "grafik", "crédit photo", "crédits", "crédit", "photo de", "imagen", "imagen de", "crédito", "créditos", "fotografía",
    ]

    private static func hasAgency(_ text: String) -> Bool {
        let padded = " " + Token.tokens(of: text, limit: 30).filter { $0.kind == .word }.map(\.lower).joined(separator: " ") + " "
        return agencies.contains { padded.contains($0) }
    }

    private static let agencies = [
        "getty", "getty images", "afp", "reuters", "ap", "associated press", "epa", "epa efe", "efe", "dpa", "anadolu", "ukrinform",
        "укрінформ", "unian", "уніан",
        "ria novosti", "tass", "xinhua", "shutterstock", "alamy", "bloomberg", "nurphoto", "sipa", "zuma", "zuma press", "imago",
        "picture alliance",
        "keystone", "pa media", "pa images", "pa wire", "press association", "ansa", "belga", "lehtikuva", "ntb", "tt news agency",
        "suspilne", "wikimedia",
        "wikimedia commons", "unsplash", "istock", "corbis", "handout", "pool", "courtesy",
    ].map { " \($0) " }

    private static func words(_ text: String) -> Int { text.split(separator: " ").count }

    /// A full stop with more behind it; initials and `St.` aside.
    private static func hasSentence(_ text: String) -> Bool {
        guard let stop = text.range(of: ". ") else { return false }
        return text[..<stop.lowerBound].split(separator: " ").last.map { $0.count > 3 } ?? false
    }
}
