import Foundation

/// The headline of a page, without the name of its site.
struct PageHeadline {
    private let tree: PageTree
    private let metadata: PageMetadata
    private let traits: [PageTraits]

    init(_ tree: PageTree, _ metadata: PageMetadata, _ traits: [PageTraits]) {
        self.tree = tree
        self.metadata = metadata
        self.traits = traits
    }

    func find() -> String {
        let told = [
            metadata.article?["headline"]?.text, metadata.first("og:title"), metadata.first("twitter:title", "dc.title", "title"),
            metadata.title,
        ]
        .compactMap { $0 }.map(withoutSite).filter { !$0.isEmpty }
        let printed = headings()
        // What the page says to machines comes first, unless it is of the site and not of the story.
        if let headline = metadata.article?["headline"]?.text.map(withoutSite), !headline.isEmpty,
            likeness(headline, printed + told.dropFirst()) > 0.1 || (printed.isEmpty && told.count == 1) || isSpaceless(headline)
        {
            return headline
        }
        if let best = printed.max(by: { likeness($0, told) < likeness($1, told) }), likeness(best, told) >= 0.6 { return best }
        return told.first ?? printed.first ?? ""
    }

    /// Written without spaces between words, so that words cannot be compared.
    private func isSpaceless(_ text: String) -> Bool { text.unicodeScalars.contains { $0.value >= 0x2E80 } }

    private func headings() -> [String] {
        tree.elements(.h1).prefix(20).filter { !traits[$0].contains(.hidden) }.map(tree.plainText(of:)).filter {
            !$0.isEmpty && $0.utf8.count < 500
        }
    }

    /// The largest share of words that a heading has in common with what the metadata says.
    private func likeness(_ heading: String, _ told: [String]) -> Double {
        let words = Set(Words.of(heading))
        guard !words.isEmpty else { return 0 }
        return told.map { text in
            let other = Set(Words.of(text))
            return Double(words.intersection(other).count) / Double(words.union(other).count)
        }.max() ?? 0
    }

    private static let separators = [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " « ", " / ", " • ", " ‹ ", " ⋆ ", "：", "｜"]

    /// Takes ` – The Site` off the end (or the front), where the page calls its site so or the part is no sentence of its own.
    func withoutSite(_ title: String) -> String {
        var result = title
        let sites = metadata.siteNames.map { Words.of($0).joined() }.filter { !$0.isEmpty }
        for _ in 0..<3 {
            guard
                let cut = Self.separators.compactMap({ result.range(of: $0, options: .backwards) }).max(by: {
                    $0.lowerBound < $1.lowerBound
                })
            else { break }
            let head = String(result[..<cut.lowerBound])
            let tail = Words.of(String(result[cut.upperBound...])).joined()
            if sites.contains(where: { $0 == tail || (tail.count > 3 && ($0.hasPrefix(tail) || tail.hasPrefix($0))) }) {
                result = head
            } else {
                break
            }
        }
        if let cut = Self.separators.compactMap({ result.range(of: $0) }).min(by: { $0.lowerBound < $1.lowerBound }) {
            let head = Words.of(String(result[..<cut.lowerBound])).joined()
            if sites.contains(head) { result = String(result[cut.upperBound...]) }
        }
        return WhiteSpace.normalised(result)
    }
}
