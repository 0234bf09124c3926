package import Foundation
package import Newsroom

/// Copies of what stands at the addresses where statements can be looked up, and which are still to be made.
package struct EvidenceCopies {
    let connection: any Connection

    package func standing(of url: String) throws -> EvidenceStanding {
        let fetch = try queue.find(url)
        return EvidenceStanding(copies: try copies(of: url), isDue: fetch?.due != nil, reason: fetch?.reason ?? "")
    }

    /// The newest first.
    package func copies(of url: String) throws -> [EvidenceCopy] {
        try connection.rows(
            "SELECT url, fetched_at, file, type, size FROM evidence_copies WHERE url = $1 ORDER BY fetched_at DESC LIMIT $2",
            [.text(url), .int(EvidenceCopy.most)]
        ) { row in
            EvidenceCopy(
                url: try row.text(0), fetchedAt: try row.date(1), file: try row.text(2), type: try row.text(3), size: try row.int(4))
        }
    }

    /// Keeps a copy; nothing is to be fetched from its address any more. One that says what the newest says is not kept again.
    ///
    /// - Returns: whether it says something new.
    package func keep(_ copy: EvidenceCopy) throws -> Bool {
        try queue.remove(copy.url)
        let former = try copies(of: copy.url)
        guard former.first?.file != copy.file else { return false }
        if former.count >= EvidenceCopy.most {
            try connection.execute(
                "DELETE FROM evidence_copies WHERE url = $1 AND fetched_at = $2",
                [.text(copy.url), .date(former[former.count - 2].fetchedAt)])
        }
        try connection.execute(
            """
            INSERT INTO evidence_copies (url, fetched_at, file, type, size) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (url, fetched_at) DO UPDATE SET file = excluded.file, type = excluded.type, size = excluded.size
            """, [.text(copy.url), .date(copy.fetchedAt), .text(copy.file), .text(copy.type), .int(copy.size)])
        return true
    }

    // MARK: Copies to make

    package var queue: FetchQueue { FetchQueue(connection: connection, table: "evidence_fetches") }

    /// Notes that a copy is to be made, unless there is one or it was noted before, given up or not.
    package func ask(for url: String, at now: Date) throws {
        guard try copies(of: url).isEmpty else { return }
        try queue.ask(for: url, at: now)
    }
}
