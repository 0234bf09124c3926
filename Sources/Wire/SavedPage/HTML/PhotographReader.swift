import Foundation
import Newsroom

/// Reads pictures with what stands under them: the caption and, apart from it, who is to be named.
struct PhotographReader {
    let tree: PageTree
    let traits: [PageTraits]
    let measures: PageMeasures
    let address: PageAddress

    /// A `figure` with a picture in it; nil where it holds something else (a quotation, a table, a film), which is read as what it is.
    func figure(_ index: Int) -> ImportedStory.ImportedPhotograph? {
        let contents = tree.contents(of: index)
        let holdsCopy = contents.contains { [.blockquote, .table, .pre].contains(tree[$0].tag) }
        guard !holdsCopy else { return nil }
        guard let image = contents.first(where: { tree[$0].tag == .img }), var photograph = photograph(image: image) else {
            return contents.contains { [.p, .ul, .ol].contains(tree[$0].tag) } ? nil : ImportedStory.ImportedPhotograph()
        }
        guard let caption = contents.first(where: { tree[$0].tag == .figcaption || traits[$0].contains(.caption) }) else {
            return photograph
        }
        let credit = tree.contents(of: caption).first { traits[$0].contains(.credit) && measures[$0].text > 0 && !tree[$0].isText }
        var words = tree.plainText(of: caption)
        if let credit {
            photograph.credit = CreditLine.bare(tree.plainText(of: credit))
            let before = WhiteSpace.normalised(tree.text[tree.textRange(of: caption).lowerBound..<tree.textRange(of: credit).lowerBound])
            let after = WhiteSpace.normalised(tree.text[tree.textRange(of: credit).upperBound..<tree.textRange(of: caption).upperBound])
            words = WhiteSpace.normalised(before + " " + after)
            photograph.caption = words
        } else {
            (photograph.caption, photograph.credit) = CreditLine.split(words)
            if photograph.credit.isEmpty,
                let beside = contents.first(where: { traits[$0].contains(.credit) && measures[$0].text > 0 && !tree[$0].isText })
            {
                photograph.credit = CreditLine.bare(tree.plainText(of: beside))
            }
        }
        return photograph
    }

    /// A picture by itself; nil for icons, counters and placeholders without an address.
    func photograph(image: Int) -> ImportedStory.ImportedPhotograph? {
        let alternative = tree.attribute(.alt, of: image).map(WhiteSpace.normalised) ?? ""
        let candidates = [tree.attribute(.dataSource, of: image), tree.attribute(.src, of: image), fromSet(image)]
        guard let url = candidates.lazy.compactMap({ $0.flatMap(address.absolute) }).first else { return nil }
        return ImportedStory.ImportedPhotograph(alternativeText: alternative, url: url)
    }

    /// The last of a source set, which is the largest by custom.
    private func fromSet(_ image: Int) -> String? {
        let set = tree.attribute(.srcset, of: image) ?? tree.attribute(.dataSourceSet, of: image)
        return set?.split(separator: ",").last?.split(whereSeparator: \.isWhitespace).first.map(String.init)
    }
}

/// The words under a picture, and in them who is to be named for it.
enum CreditLine {
    private static let labels = [
        "photo credit:", "image credit:", "photograph:", "photographs:", "photo by", "photo:", "photos:", "image:", "picture:", "credit:",
        "foto:", "fotos:", "bild:", "crédit photo:", "crédit :", "crédits :", "photo :", "источник:", "фото:", "фото ", "zdjęcie:", "fot.",
        "zdroj:", "kuva:",
        "kilde:", "quelle:", "©", "(c)", "copyright",
    ]
    private static let agencies = [
        "getty", "reuters", "afp", "(ap", "ap photo", "/ap", "epa", "dpa", "shutterstock", "alamy", "istock", "tass", "xinhua", "bloomberg",
        "ukrinform", "unian", "pap", "ansa", "efe", "lehtikuva", "ntb", "scanpix", "ritzau", "keystone", "imago", "picture alliance",
    ]

    /// A credit without the word that says it is one.
    static func bare(_ credit: String) -> String {
        var text = credit
        var changed = true
        while changed {
            changed = false
            let lower = text.lowercased()
            for label in labels where lower.hasPrefix(label) {
                text = String(text.dropFirst(label.count)).trimmingWhiteSpaceAnd(":–—-|")
                changed = true
                break
            }
        }
        if text.hasPrefix("("), text.hasSuffix(")") { text = String(text.dropFirst().dropLast()) }
        return text.trimmingWhiteSpaceAnd("|")
    }

    /// Splits `The bridge in May. Photograph: A. Person/Agency` and `The bridge. (A. Person/Agency)`.
    static func split(_ words: String) -> (caption: String, credit: String) {
        let lower = words.lowercased()
        if lower.count == words.count {
            for label in labels {
                guard let found = lower.range(of: label, options: .backwards) else { continue }
                let before = lower[..<found.lowerBound].last
                let isWordStart = before.map { !$0.isLetter && !$0.isNumber } ?? true
                let tail = String(words[found.lowerBound...])
                guard isWordStart, tail.count <= 120 else { continue }
                let caption = String(words[..<found.lowerBound]).trimmingWhiteSpaceAnd("|–—-/(")
                return (caption, bare(tail.hasSuffix(")") && !tail.contains("(") ? String(tail.dropLast()) : tail))
            }
        }
        if words.hasSuffix(")"), let open = words.lastIndex(of: "(") {
            let inside = words[words.index(after: open)...].dropLast()
            if inside.count <= 80, inside.contains("/") || agencies.contains(where: { "(\(inside.lowercased())".contains($0) }) {
                return (String(words[..<open]).trimmingWhiteSpaceAnd("|"), bare(String(inside)))
            }
        }
        return (words, "")
    }
}

extension String {
    func trimmingWhiteSpaceAnd(_ characters: String) -> String {
        var view = Substring(self)
        while let first = view.first, first.isWhitespace || characters.contains(first) { view.removeFirst() }
        while let last = view.last, last.isWhitespace || characters.contains(last) { view.removeLast() }
        return String(view)
    }
}
