/// A sentence as its items; outside of its ends there are edges.
struct Sentence {
    var items: [Item] = []
    /// The paragraph's number.
    var paragraph = 0
    var beginsParagraph = false

    subscript(_ index: Int) -> Item {
        index >= 0 && index < items.count ? items[index] : .edge
    }

    var count: Int { items.count }
}
