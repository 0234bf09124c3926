package import Foundation

/// Somebody whom the newsroom has promised not to name.
///
/// Who it is stands nowhere but in `SourceIdentity`, sealed, and for the eyes of its keepers alone. What is here may be seen by
/// them on a screen that somebody else walks past.
package struct ConfidentialSource: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<ConfidentialSource>

    package let id: ID
    /// What the keepers call the source among themselves: a name that gives nothing away.
    package var label: String
    /// Who may read who it is; in the order of their identifiers. Never nobody.
    package var keepers: [User.ID]
    package var changedAt: Date
    package var changedBy: User.ID

    package init(id: ID, label: String, keepers: [User.ID], changedAt: Date, changedBy: User.ID) {
        self.id = id
        self.label = label
        self.keepers = keepers
        self.changedAt = changedAt
        self.changedBy = changedBy
    }
}

/// Who a confidential source is. It is sealed before it is stored, and opened for one reading.
package struct SourceIdentity: Hashable, Sendable, Codable {
    package var name: String
    /// How to reach them.
    package var contact: String
    /// What was agreed: on what the source may be described, and until when.
    package var terms: String
    /// How the newsroom knows that they know.
    package var notes: String

    package init(name: String, contact: String = "", terms: String = "", notes: String = "") {
        self.name = name
        self.contact = contact
        self.terms = terms
        self.notes = notes
    }

    /// - Throws: `NewsroomError.invalid`, whose text has nothing of the identity in it.
    package func check(label: String) throws {
        for (field, text, most) in [("name", name, 300), ("contact", contact, 2_000), ("terms", terms, 5_000), ("notes", notes, 10_000)] {
            guard text.count <= most else { throw NewsroomError.invalid(field: field, reason: "at most \(most) characters") }
        }
        guard !name.isEmpty else { throw NewsroomError.invalid(field: "name", reason: "say who it is") }
        guard Self.words(of: label).isDisjoint(with: Self.words(of: name).filter { $0.count > 2 }) else {
            throw NewsroomError.invalid(field: "label", reason: "it has a part of the name: choose one that gives nothing away")
        }
    }

    private static func words(of text: String) -> Set<String> {
        Set(Name.folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}
