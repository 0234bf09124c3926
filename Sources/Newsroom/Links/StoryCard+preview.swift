import Foundation

extension StoryCard.Elsewhere {
    /// Whether the card has only an address, of a page that can be fetched for its words.
    package var asksForPreview: Bool { title.isEmpty && LinkPreview.isFetchable(url) }

    /// With the words of the preview where the card has none; the address in place of a title that nobody knows.
    func filled(with preview: LinkPreview?) -> Self {
        guard title.isEmpty else { return self }
        var card = self
        card.title = preview.map(\.title).flatMap { $0.isEmpty ? nil : $0 } ?? LinkAddress.readable(url)
        if card.summary.isEmpty { card.summary = preview?.summary ?? "" }
        if card.site.isEmpty { card.site = preview?.site ?? "" }
        if card.author.isEmpty { card.author = preview?.author ?? "" }
        return card
    }
}

extension LinkPreview {
    /// Whether a page with that address can be fetched at all.
    package static func isFetchable(_ url: String) -> Bool {
        LinkAddress.isAllowed(url) && LinkAddress.isElsewhere(url) && url.utf8.count <= Limit.url
    }
}

extension LinkAddress {
    static let longestReadable = 80

    /// An address for the eye: without scheme, `www.` and the slash at the end, cut where it is long.
    package static func readable(_ address: String) -> String {
        var text = address[...]
        if let mark = text.range(of: "://"), isElsewhere(address) { text = text[mark.upperBound...] }
        if text.hasPrefix("www.") { text = text.dropFirst(4) }
        if text.hasSuffix("/") { text = text.dropLast() }
        guard text.count > longestReadable else { return String(text) }
        return text.prefix(longestReadable - 1) + "…"
    }
}
