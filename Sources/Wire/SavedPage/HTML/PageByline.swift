import Foundation

/// The names of those who wrote a page's story.
struct PageByline {
    private let tree: PageTree
    private let metadata: PageMetadata
    private let traits: [PageTraits]

    init(_ tree: PageTree, _ metadata: PageMetadata, _ traits: [PageTraits]) {
        self.tree = tree
        self.metadata = metadata
        self.traits = traits
    }

    /// By the first source that names somebody: linked data, `meta` elements, microdata, links to the author, printed bylines; where
    /// none does, the agency or newsroom that linked data or `meta` elements give as the author.
    func find() -> [String] {
        let inMeta = metadata.all(
            "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dcsext.author", "byl", "citation_author",
            "article:author_name", "cxenseparse:author", "mrf:authors", "articleauthor", "article:author", "og:article:author")
        let inData = linkedAuthors()
        let sources: [() -> [String]] = [
            { inData.people }, { inMeta }, { (microdata() + links()).filter(BylineNames.isFullName) }, printed,
        ]
        let site = Set(metadata.siteNames.map { Words.of($0).joined() })
        for source in sources {
            let names = BylineNames.unique(source().flatMap(BylineNames.names)).filter { !site.contains(Words.of($0).joined()) }
            if !names.isEmpty { return names }
        }
        let houses = [inData.houses, inData.people, inMeta].lazy.map { $0.filter(BylineNames.isHouse) }.first { !$0.isEmpty } ?? []
        return BylineNames.unique(Array(houses.prefix(2)))
    }

    private func linkedAuthors() -> (people: [String], houses: [String]) {
        var people: [String] = []
        var houses: [String] = []
        guard let article = metadata.article else { return ([], []) }
        for author in (article["author"] ?? article["creator"])?.each.prefix(50).map(metadata.resolved) ?? [] {
            let parts = [author["givenName"]?.text, author["familyName"]?.text].compactMap { $0 }.joined(separator: " ")
            guard let name = author["name"]?.text ?? author.text ?? (parts.isEmpty ? nil : parts) else { continue }
            if author.types.contains(where: { $0.hasSuffix("Organization") }) { houses.append(name) } else { people.append(name) }
        }
        return (people, people.isEmpty ? houses : [])
    }

    private func microdata() -> [String] {
        let authors = (0..<tree.count).filter { tree.attribute(.itemprop, of: $0)?.contains("author") ?? false }.prefix(12)
        return authors.map { author in
            let name = tree.contents(of: author).first { tree.attribute(.itemprop, of: $0) == "name" } ?? author
            return tree.attribute(.content, of: name) ?? tree.plainText(of: name)
        }
    }

    private func links() -> [String] {
        tree.elements(.a).filter { tree.attribute(.rel, of: $0)?.contains("author") ?? false }.prefix(6).map(tree.plainText(of:))
    }

    /// The first byline, by its class or by the word that it begins with, near the headline.
    private func printed() -> [String] {
        for index in 0..<tree.count where traits[index].contains(.byline) && !traits[index].contains(.hidden) {
            let range = tree.textRange(of: index)
            guard range.count < 600 else { continue }
            let text = tree.plainText(of: index)
            if text.count <= 160, BylineNames.names(in: text).contains(where: BylineNames.isFullName) { return [text] }
            guard text.count > 160, let first = tree.contents(of: index).first(where: { tree[$0].tag == .a }) else { continue }
            let name = tree.plainText(of: first)
            if BylineNames.isFullName(name) { return [name] }
        }
        let start = tree.elements(.h1).first ?? 0
        for index in start..<min(tree.count, start + 400) where !tree[index].isText && tree.textRange(of: index).count < 200 {
            let text = tree.plainText(of: index)
            guard text.count <= 80, BylineNames.opens(text) else { continue }
            let names = BylineNames.names(in: text)
            if !names.isEmpty, names.allSatisfy(BylineNames.isFullName) { return [text] }
        }
        return []
    }
}

/// Names out of a byline as printed: `By Ann Lee and Bo Ek, Reuters`.
enum BylineNames {
    private static let openings = [
        "written by ", "story by ", "reported by ", "posted by ", "by: ", "by ", "von ", "par ", "por ", "de ", "di ", "av ", "af ",
        "door ", "автор: ", "автор ", "od ", "text: ", "author: ", "autor: ", "tekst: ",
    ]
    private static let joints = [
        " and ", " & ", " und ", " et ", " y ", " e ", " och ", " og ", " en ", " i ", " та ", " и ", " a ", " with ", ";", "|", " / ",
        "\n", " • ", " · ",
    ]
    private static let notNames: Set<String> = [
        "staff", "admin", "administrator", "editor", "editors", "redaktion", "redaction", "redakcja", "redacción", "redazione", "folgen",
        "follow", "von", "by", "par", "share", "email", "print", "updated", "published", "reuters staff", "staff reporter", "staff writer",
        "guest", "anonymous", "unknown", "none", "null", "undefined", "web desk", "news desk", "редакция", "редакція", "author",
        "author name",
    ]

    static func names(in text: String) -> [String] {
        var rest = WhiteSpace.normalised(text)
        // `site.example, City, Country` is an imprint.
        if let first = rest.split(separator: ",").first, first.contains("."), !first.contains(" ") { return [] }
        if rest.contains("://") || rest.hasPrefix("@") || rest.hasPrefix("www.") || rest.hasPrefix("/") { return [] }
        let lower = rest.lowercased()
        for opening in openings where lower.hasPrefix(opening) && opening.count > 3 || lower.hasPrefix(opening) && opening == "by " {
            rest = String(rest.dropFirst(opening.count))
            break
        }
        for joint in joints where joint.count > 3 || !joint.hasPrefix(" ") || joint == " & " || joint == " / " {
            rest = rest.replacingOccurrences(of: joint, with: ",", options: .caseInsensitive)
        }
        return rest.split(separator: ",").map { name($0) }.filter(isName)
    }

    /// Begins with the word that bylines begin with.
    static func opens(_ text: String) -> Bool {
        let lower = text.lowercased()
        return ["by ", "von ", "par ", "por ", "di ", "автор ", "автор: ", "text: ", "door ", "av "].contains(where: lower.hasPrefix)
    }

    /// Two to four words that begin with capitals, or a name in a script without them.
    static func isFullName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard (2...5).contains(words.count) else {
            return words.count == 1 && text.unicodeScalars.allSatisfy { $0.value >= 0x2E80 } && text.count >= 2
        }
        return words.count(where: { $0.first?.isLowercase ?? true }) <= words.count - 2 && !text.contains(where: \.isNumber)
    }

    /// The name of an agency or newsroom, as its page gives it.
    static func isHouse(_ text: String) -> Bool {
        (2...60).contains(text.count) && !text.contains("://") && !text.contains("@") && !notNames.contains(text.lowercased())
    }

    private static func name(_ part: Substring) -> String {
        var text = String(part)
        if let parenthesis = text.firstIndex(of: "(") { text = String(text[..<parenthesis]) }
        return text.trimmingWhiteSpaceAnd(".:–—-|*")
    }

    private static func isName(_ text: String) -> Bool {
        guard (2...60).contains(text.count), !notNames.contains(text.lowercased()), !text.contains("@") else { return false }
        let words = text.split(separator: " ")
        // `site.example` is a house, and no person.
        if let dot = text.lastIndex(of: "."), dot != text.startIndex, text[dot...].count > 2, words.count == 1 { return false }
        return words.count <= 6 && !text.contains(where: \.isNumber)
    }

    /// Each name once, as first printed.
    static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert(Words.of($0).joined(separator: " ")).inserted }
    }
}
