import Archive
import Newsroom

extension Transaction {
    /// A story on which the actor may comment: whoever may read it.
    func commented(_ id: Story.ID) throws -> Story {
        guard let story = try records.stories.find(id), actor.mayRead(story) else { throw NewsroomError.notFound("story \(id)") }
        return story
    }

    /// An open comment on a story that the actor may read.
    func openComment(_ id: Comment.ID) throws -> Comment {
        guard let comment = try records.comments.find(id) else { throw NewsroomError.notFound("comment \(id)") }
        _ = try commented(comment.story)
        guard comment.settlement == nil else { throw NewsroomError.conflict("somebody has settled this comment already") }
        return comment
    }

    /// Keeps what is said, once, and calls those who are named in it: `@Ada Example`.
    func say(_ text: String, as id: CommentMessage.ID, in comment: Comment) throws {
        let words = text.trimmed
        try Check.text(words, in: "text", 1...Comment.Limit.text)
        if let known = try records.comments.message(id) {
            guard known.comment == comment.id else { throw NewsroomError.conflict("the identifier is that of another comment's answer") }
            return
        }
        guard try records.comments.messages(of: comment.id).count < Comment.Limit.messages else {
            throw NewsroomError.conflict("a comment has at most \(Comment.Limit.messages) answers: begin another")
        }
        try records.comments.add(CommentMessage(id: id, comment: comment.id, text: words, at: now, by: actor.id))
        if words.contains("@") { try call(those(in: words), to: comment) }
    }

    private func those(in words: String) throws -> [User] {
        let text = Name.folded(words)
        return try records.users.all().filter { text.contains("@" + Name.folded($0.name)) }
    }

    /// Who may not read the story is not told of it.
    private func call(_ users: [User], to comment: Comment) throws {
        guard let story = try records.stories.find(comment.story) else { return }
        for user in users.prefix(Comment.Limit.mentions) where user.id != actor.id && user.status == .active && user.mayRead(story) {
            try records.comments.call(user.id, to: comment.id)
        }
    }

    /// Moves the open comments of a story along with a change of its text.
    func moveComments(of story: Story.ID, through maps: [StepMap]) throws {
        guard maps.contains(where: { !$0.ranges.isEmpty }) else { return }
        for comment in try records.comments.open(at: story) {
            let moved = comment.moved(through: maps)
            if moved.range != comment.range { try records.comments.move(comment.id, to: moved.range) }
        }
    }
}
