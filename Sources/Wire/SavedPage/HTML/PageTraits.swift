/// What an element's attributes say about its part in the page.
struct PageTraits: OptionSet {
    let rawValue: UInt16

    static let hidden = PageTraits(rawValue: 1 << 0)
    static let unlikely = PageTraits(rawValue: 1 << 1)
    static let furniture = PageTraits(rawValue: 1 << 2)
    static let positiveClass = PageTraits(rawValue: 1 << 3)
    static let negativeClass = PageTraits(rawValue: 1 << 4)
    static let positiveID = PageTraits(rawValue: 1 << 5)
    static let negativeID = PageTraits(rawValue: 1 << 6)
    /// Marked up as the text of the article by `itemprop`.
    static let articleBody = PageTraits(rawValue: 1 << 7)
    static let byline = PageTraits(rawValue: 1 << 8)
    static let caption = PageTraits(rawValue: 1 << 9)
    static let credit = PageTraits(rawValue: 1 << 10)
    static let role = PageTraits(rawValue: 1 << 11)

    private static let unlikelyRoles: Set<String> = [
        "menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog", "banner", "contentinfo", "search", "toolbar",
    ]

    /// ±25 for what the class says, and the same for the identifier.
    var weight: Float {
        var weight: Float = 0
        if contains(.positiveClass) { weight += 25 }
        if contains(.negativeClass) { weight -= 25 }
        if contains(.positiveID) { weight += 25 }
        if contains(.negativeID) { weight -= 25 }
        return weight
    }

    static func all(of tree: PageTree) -> [PageTraits] {
        (0..<tree.count).map { tree[$0].isText ? [] : PageTraits(of: $0, in: tree) }
    }
}

extension PageTraits {
    private init(of index: Int, in tree: PageTree) {
        self = []
        let classes = tree.attribute(.class, of: index).map(FurnitureWords.words) ?? []
        let identifier = tree.attribute(.id, of: index).map(FurnitureWords.words) ?? []
        if !classes.isEmpty { addWeights(classes, .positiveClass, .negativeClass) }
        if !identifier.isEmpty, identifier.count < 5 { addWeights(identifier, .positiveID, .negativeID) }
        // An identifier of many words is a heading's text made into an address, and says nothing of the element.
        addParts(identifier.count < 5 ? classes + identifier : classes)
        addRoles(index, tree)
        if isHidden(index, tree) { insert(.hidden) }
    }

    private mutating func addWeights(_ words: [String], _ positive: PageTraits, _ negative: PageTraits) {
        if words.contains(where: { word in
            FurnitureWords.positive.contains(word) || FurnitureWords.positiveStems.contains { word.hasPrefix($0) }
        }) {
            insert(positive)
        }
        if words.contains(where: { word in
            FurnitureWords.negative.contains(word) || FurnitureWords.negativeStems.contains { word.hasPrefix($0) }
        }) {
            insert(negative)
        }
    }

    private mutating func addParts(_ words: [String]) {
        guard !words.isEmpty else { return }
        if words.contains(where: FurnitureWords.unlikely.contains), !words.contains(where: FurnitureWords.hopeful.contains) {
            insert(.unlikely)
        }
        for (at, word) in words.enumerated() {
            if FurnitureWords.furniture.contains(word) || FurnitureWords.furnitureStems.contains(where: word.hasPrefix) {
                insert(.furniture)
            }
            switch word {
            case "byline", "author", "authors", "authorname", "writtenby", "bylines", "authorlink": insert(.byline)
            case "caption", "wp": if word == "caption" || (at + 1 < words.count && words[at + 1] == "caption") { insert(.caption) }
            case "credit", "credits", "copyright", "photographer": insert(.credit)
            default: break
            }
        }
    }

    private mutating func addRoles(_ index: Int, _ tree: PageTree) {
        if let role = tree.attribute(.role, of: index), Self.unlikelyRoles.contains(role.lowercased()) { insert(.role) }
        if let property = tree.attribute(.itemprop, of: index) {
            let properties = property.split(separator: " ")
            if properties.contains("articleBody") || properties.contains("reviewBody") { insert(.articleBody) }
            if properties.contains("author") { insert(.byline) }
        }
        if tree.attribute(.rel, of: index) == "author" { insert(.byline) }
    }

    private func isHidden(_ index: Int, _ tree: PageTree) -> Bool {
        if tree.attribute(.hidden, of: index) != nil { return true }
        if let style = tree.attribute(.style, of: index) {
            let compact = style.utf8.lazy.filter { !$0.isWhiteSpace }.map(\.lowercased)
            let text = String(decoding: Array(compact.prefix(512)), as: UTF8.self)
            if text.contains("display:none") || text.contains("visibility:hidden") { return true }
        }
        if tree.attribute(.ariaHidden, of: index) == "true" {
            return !(tree.attribute(.class, of: index)?.contains("fallback-image") ?? false)
        }
        return false
    }
}
