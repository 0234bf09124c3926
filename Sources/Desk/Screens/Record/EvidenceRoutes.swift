import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Copies of what stands where a statement can be looked up.
struct EvidenceRoutes {
    static let routes = [
        Route(.get, "/statements/{statement}/evidence", for: .right(.readStories)) { visit, _ in try await download(visit) },
        Route(.post, "/statements/{statement}/evidence", for: .right(.keepRecord)) { visit, visitor in
            try await visit.perform(CopyEvidence(of: visit.id("statement")), as: visitor)
            return .redirect(to: visit.next)
        },
    ]

    /// The newest copy, or `?copy=HASH` of this statement's. Somebody else's page is never shown on the desk's own origin: it is a file
    /// to be kept.
    private static func download(_ visit: Visit) async throws -> WebAnswer {
        let id: Statement.ID = try visit.id("statement")
        let copies = try await visit.desk.archive.read { records in
            guard let statement = try records.statements.find(id) else { throw NewsroomError.notFound("statement \(id)") }
            return try records.evidence.copies(of: statement.evidence)
        }
        let asked = visit.query["copy"]
        guard let copy = asked.map({ name in copies.first { $0.file == name } }) ?? copies.first,
            let file = visit.desk.media.evidence(named: copy.file)
        else { throw NewsroomError.notFound("copy") }
        let name = "evidence-\(Day(copy.fetchedAt, in: visit.desk.settings.paper.timeZone)).\(ending(of: copy.type))"
        let part = file.size == 0 ? nil : FilePart(path: file.path, range: 0...file.size - 1)
        return WebAnswer(
            status: 200,
            headers: [
                ("Content-Type", "application/octet-stream"), ("Content-Disposition", "attachment; filename=\"\(name)\""),
                ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "private, no-cache"),
            ], part: part)
    }

    private static func ending(of type: String) -> String {
        switch type.prefix(while: { $0 != ";" }).lowercased().trimmingCharacters(in: .whitespaces) {
        case "text/html", "application/xhtml+xml": "html"
        case "application/pdf": "pdf"
        case "text/plain": "txt"
        case "image/jpeg": "jpg"
        case "image/png": "png"
        case "application/json": "json"
        default: "bin"
        }
    }
}

extension EvidenceStanding {
    var json: JSONValue {
        [
            "copies": .array(
                copies.map {
                    [
                        "fetchedAt": APITime.json($0.fetchedAt), "hash": .string($0.file), "type": .string($0.type),
                        "size": .integer($0.size),
                    ]
                }), "due": .bool(isDue), "reason": .string(reason),
        ]
    }
}
