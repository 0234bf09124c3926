/// A part of the paper: a desk or a rubric, with its page and feeds. A story stands in one at most.
package struct Section: Identifiable, Hashable, Sendable, Codable {
    package typealias ID = Identifier<Section>

    /// Every page names them all.
    package static let most = 40

    package let id: ID
    package var name: String
    package var slug: String
    package var summary: String
    /// Sections stand in this order, those of one number by name.
    package var position: Int
    /// Whether it is in the paper no longer: its page leads elsewhere.
    package var isClosed: Bool

    package init(id: ID, name: String, slug: String, summary: String = "", position: Int = 0, isClosed: Bool = false) {
        self.id = id
        self.name = name
        self.slug = slug
        self.summary = summary
        self.position = position
        self.isClosed = isClosed
    }
}
