/// A medium through which something is known, with the newsroom's note on it.
package struct Outlet: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Outlet>

    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case newsAgency, newspaper, broadcaster, onlineMedium, officialChannel, socialMedium, other
    }

    package let id: ID
    package var name: String
    package var kind: Kind
    /// How the paper introduces it: "Russian state news agency".
    package var note: String

    package init(id: ID, name: String, kind: Kind, note: String = "") {
        self.id = id
        self.name = name
        self.kind = kind
        self.note = note
    }
}
