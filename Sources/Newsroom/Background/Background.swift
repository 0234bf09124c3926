/// A passage kept once and carried by many stories: corrected once, right everywhere.
package struct Background: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Background>

    package let id: ID
    /// How the newsroom calls it; readers never see it.
    package var name: String
    package var document: Document
    package var asOf: ImpreciseDate
    package var source: String
    /// Rises with each change.
    package var revision: Int

    package init(id: ID, name: String, document: Document, asOf: ImpreciseDate, source: String, revision: Int = 1) {
        self.id = id
        self.name = name
        self.document = document
        self.asOf = asOf
        self.source = source
        self.revision = revision
    }
}
