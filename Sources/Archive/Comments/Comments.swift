import Foundation
package import Newsroom

/// Comments on stories that are being made. While a story has one that is open, it has a draft, by whose changes it is moved.
package struct Comments {
    let connection: any Connection

    private static let columns =
        "id, story, from_position, to_position, quote, suggestion, made_at, made_by, outcome, settled_at, settled_by"

    package func find(_ id: Comment.ID) throws -> Comment? {
        try connection.row("SELECT \(Self.columns) FROM comments WHERE id = $1", [.id(id)], Self.comment)
    }

    /// Those that nobody has settled, oldest first.
    package func open(at story: Story.ID) throws -> [Comment] {
        try connection.rows(
            "SELECT \(Self.columns) FROM comments WHERE story = $1 AND outcome IS NULL ORDER BY id LIMIT $2",
            [.id(story), .int(Comment.Limit.open)], Self.comment)
    }

    /// Settled last first.
    package func settled(at story: Story.ID, limit: Int) throws -> [Comment] {
        try connection.rows(
            "SELECT \(Self.columns) FROM comments WHERE story = $1 AND outcome IS NOT NULL ORDER BY settled_at DESC LIMIT $2",
            [.id(story), .int(limit)], Self.comment)
    }

    package func hasOpen(_ story: Story.ID) throws -> Bool {
        try connection.row("SELECT id FROM comments WHERE story = $1 AND outcome IS NULL LIMIT 1", [.id(story)]) { try $0.uuid(0) } != nil
    }

    package func add(_ comment: Comment) throws {
        try connection.execute(
            """
            INSERT INTO comments (id, story, from_position, to_position, quote, suggestion, made_at, made_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .id(comment.id), .id(comment.story), .int(comment.range.lowerBound), .int(comment.range.upperBound), .text(comment.quote),
                .textIfAny(comment.suggestion), .date(comment.madeAt), .id(comment.madeBy),
            ])
    }

    package func move(_ comment: Comment.ID, to range: Range<Int>) throws {
        try connection.execute(
            "UPDATE comments SET from_position = $1, to_position = $2 WHERE id = $3",
            [.int(range.lowerBound), .int(range.upperBound), .id(comment)])
    }

    /// Nil opens it again.
    package func settle(_ comment: Comment.ID, _ settlement: Comment.Settlement?) throws {
        try connection.execute(
            "UPDATE comments SET outcome = $1, settled_at = $2, settled_by = $3 WHERE id = $4",
            [
                settlement.map { .name($0.outcome) } ?? .null, settlement.map { .date($0.at) } ?? .null, .idIfAny(settlement?.by),
                .id(comment),
            ])
    }

    /// Editors that have the story open look again.
    package func touch(_ story: Story.ID) throws {
        try connection.execute("UPDATE drafts SET comments = comments + 1 WHERE story = $1", [.id(story)])
    }

    private static func comment(_ row: any Row) throws -> Comment {
        var settlement: Comment.Settlement?
        if !row.isNull(8) { settlement = Comment.Settlement(outcome: try row.name(8), at: try row.date(9), by: try row.id(10)) }
        let from = try row.int(2)
        return Comment(
            id: try row.id(0), story: try row.id(1), range: from..<max(from, try row.int(3)), quote: try row.text(4),
            suggestion: try row.textIfAny(5), madeAt: try row.date(6), madeBy: try row.id(7), settlement: settlement)
    }
}

/// What was said in them, and who was called.
extension Comments {
    package func message(_ id: CommentMessage.ID) throws -> CommentMessage? {
        try connection.row("SELECT id, comment, text, said_at, said_by FROM comment_messages WHERE id = $1", [.id(id)], Self.message)
    }

    /// Oldest first.
    package func messages(of comment: Comment.ID) throws -> [CommentMessage] {
        try connection.rows(
            "SELECT id, comment, text, said_at, said_by FROM comment_messages WHERE comment = $1 ORDER BY id LIMIT $2",
            [.id(comment), .int(Comment.Limit.messages)], Self.message)
    }

    package func add(_ message: CommentMessage) throws {
        try connection.execute(
            "INSERT INTO comment_messages (id, comment, text, said_at, said_by) VALUES ($1, $2, $3, $4, $5)",
            [.id(message.id), .id(message.comment), .text(message.text), .date(message.at), .id(message.by)])
    }

    package func call(_ account: User.ID, to comment: Comment.ID) throws {
        try connection.execute(
            "INSERT INTO comment_mentions (account, comment) VALUES ($1, $2) ON CONFLICT DO NOTHING", [.id(account), .id(comment)])
    }

    package func forgetMentions(in comment: Comment.ID) throws {
        try connection.execute("DELETE FROM comment_mentions WHERE comment = $1", [.id(comment)])
    }

    /// Open comments that call somebody, newest first.
    package func mentions(of account: User.ID, limit: Int) throws -> [Comment] {
        try connection.rows(
            "SELECT comment FROM comment_mentions WHERE account = $1 ORDER BY comment DESC LIMIT $2", [.id(account), .int(limit)]
        ) { try $0.id(0, Comment.self) }.compactMap(find)
    }

    private static func message(_ row: any Row) throws -> CommentMessage {
        CommentMessage(id: try row.id(0), comment: try row.id(1), text: try row.text(2), at: try row.date(3), by: try row.id(4))
    }
}
