package import Newsroom

/// How much each check before publishing counts.
package struct Checklist {
    let connection: any Connection

    /// A check that this program does not know any more counts for nothing.
    package func current() throws -> PublicationChecklist {
        var checklist = PublicationChecklist()
        try connection.forEachRow("SELECT name, weight FROM publication_checks", []) { row in
            guard let check = PublicationCheck(rawValue: try row.text(0)) else { return }
            checklist[check] = try row.name(1)
        }
        return checklist
    }

    package func save(_ weight: PublicationCheck.Weight, of check: PublicationCheck) throws {
        try connection.execute(
            """
            INSERT INTO publication_checks (name, weight) VALUES ($1, $2)
            ON CONFLICT (name) DO UPDATE SET weight = excluded.weight
            """, [.name(check), .name(weight)])
    }
}
