import Archive
package import Newsroom

/// Says that what the copy desk suggests is no statement: it is not suggested again for this story.
package struct RefuseSuggestion: Act {
    package var story: Story.ID
    /// See `SuggestionFingerprint`.
    package var fingerprint: String

    package init(_ fingerprint: String, in story: Story.ID) {
        self.story = story
        self.fingerprint = fingerprint
    }

    package func perform(in transaction: Transaction) throws {
        let story = try transaction.refusing(fingerprint, in: story)
        let statements = transaction.records.statements
        let refused = try statements.refused(in: story.id)
        guard !refused.contains(fingerprint) else { return }
        guard refused.count < SuggestionFingerprint.mostRefused else {
            throw NewsroomError.conflict("a story has at most \(SuggestionFingerprint.mostRefused) refused suggestions")
        }
        try statements.refuse(fingerprint, in: story.id, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "story:\(story.id)", ["suggestion": fingerprint])
        try transaction.tellOfRecord(of: story.id)
    }
}

/// Takes a refusal back: what was refused is suggested again as long as the text says it.
package struct TakeRefusalBack: Act {
    package var story: Story.ID
    package var fingerprint: String

    package init(_ fingerprint: String, in story: Story.ID) {
        self.story = story
        self.fingerprint = fingerprint
    }

    package func perform(in transaction: Transaction) throws {
        let story = try transaction.refusing(fingerprint, in: story)
        guard try transaction.records.statements.refused(in: story.id).contains(fingerprint) else { return }
        try transaction.records.statements.takeRefusalBack(fingerprint, in: story.id)
        transaction.record(on: "story:\(story.id)", ["suggestion": fingerprint])
        try transaction.tellOfRecord(of: story.id)
    }
}

extension Transaction {
    fileprivate func refusing(_ fingerprint: String, in story: Story.ID) throws -> Story {
        try require(.keepRecord)
        guard SuggestionFingerprint.isOne(fingerprint) else {
            throw NewsroomError.invalid(field: "fingerprint", reason: "not that of a suggestion")
        }
        return try self.story(story, changing: true)
    }
}
