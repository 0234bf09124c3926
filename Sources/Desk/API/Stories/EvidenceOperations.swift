import Archive
import Editorial
import Newsroom
import Web

/// Copies of what stands where statements can be looked up.
enum EvidenceOperations {
    static let all = [
        APIOperation(
            .get, "/statements/{statement}/evidence", "listEvidence", scope: .read, right: .readStories,
            "The copies of what stands where a statement can be looked up",
            about: "Made when the statement is confirmed, the newest first; a copy that says what the one before said is not kept again. "
                + "The files are at the desk.",
            answers: [
                .ok(
                    .object([
                        .always(
                            "copies",
                            .list(
                                .object([
                                    .always("fetchedAt", .time),
                                    .always("hash", .line(64...64), "BLAKE2b (RFC 7693) of its bytes, 32 bytes in hexadecimal."),
                                    .always("type", .text(0...100), "The media type that the address named."),
                                    .always("size", .integer(0...1_000_000_000), "In bytes."),
                                ]), 0...EvidenceCopy.most)),
                        .always("due", .boolean, "Whether a copy is to be made."),
                        .always("reason", .text(0...2_000), "Why the last try failed; empty where it did not."),
                    ]))
            ]
        ) { call in
            let id: Statement.ID = try call.id("statement")
            return .json(
                try await call.read { records in
                    guard let statement = try records.statements.find(id) else { throw NewsroomError.notFound("statement \(id)") }
                    return try records.evidence.standing(of: statement.evidence)
                }.json)
        },
        APIOperation(
            .post, "/statements/{statement}/evidence", "copyEvidence", scope: .write, right: .keepRecord,
            "Have what stands where a statement can be looked up copied again",
            answers: [.done("It is copied in the background.")]
        ) { call in
            try await call.perform(CopyEvidence(of: call.id("statement")))
            return WebAnswer(status: 204, headers: [])
        },
    ]
}
