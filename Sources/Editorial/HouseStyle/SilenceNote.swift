import Archive
package import Newsroom

/// Says that a copy-desk note is to be silent in a story, and why. It stays so while the words around it stay.
package struct SilenceNote: Act {
    package var story: Story.ID
    package var rule: String
    /// See `CopyNote.key`.
    package var key: String
    package var reason: SilencedNote.Reason
    package var words: String

    package init(_ key: String, of rule: String, in story: Story.ID, because reason: SilencedNote.Reason, words: String = "") {
        (self.story, self.rule, self.key) = (story, rule, key)
        (self.reason, self.words) = (reason, words)
    }

    package func perform(in transaction: Transaction) throws {
        let story = try transaction.storyOfNote(key, in: story)
        try Check.ruleName(rule)
        let words = words.trimmed
        try Check.text(words, in: "words", reason == .other ? 1...500 : 0...500)
        let notes = transaction.records.silencedNotes
        let former = try notes.find(key, in: story.id)
        if let former, former.rule == rule, former.reason == reason, former.words == words { return }
        if former == nil, try notes.inStory(story.id).count >= SilencedNote.mostOfStory {
            throw NewsroomError.conflict("a story has at most \(SilencedNote.mostOfStory) silenced notes")
        }
        try notes.save(
            SilencedNote(
                story: story.id, key: key, rule: rule, reason: reason, words: words, by: transaction.actor.id, at: transaction.now))
        if let former { try notes.count(former.reason, of: former.rule, times: -1) }
        try notes.count(reason, of: rule, times: 1)
        var details = ["note": key, "rule": rule, "why": reason.rawValue]
        if !words.isEmpty { details["words"] = words }
        if let former { details["formerly"] = former.reason.rawValue }
        if let former, !former.words.isEmpty { details["formerWords"] = former.words }
        transaction.record(on: "story:\(story.id)", details)
        try transaction.tellOfRecord(of: story.id)
    }
}

/// Lets a note be heard again.
package struct TakeSilenceBack: Act {
    package var story: Story.ID
    package var key: String

    package init(_ key: String, in story: Story.ID) {
        self.story = story
        self.key = key
    }

    package func perform(in transaction: Transaction) throws {
        let story = try transaction.storyOfNote(key, in: story)
        let notes = transaction.records.silencedNotes
        guard let former = try notes.find(key, in: story.id) else { return }
        try notes.remove(key, from: story.id)
        try notes.count(former.reason, of: former.rule, times: -1)
        var details = ["note": key, "rule": former.rule, "formerly": former.reason.rawValue]
        if !former.words.isEmpty { details["formerWords"] = former.words }
        transaction.record(on: "story:\(story.id)", details)
        try transaction.tellOfRecord(of: story.id)
    }
}

/// Counts that the fix of a rule's note was taken. What was changed is the text's own affair, so that no event is recorded.
package struct CountFix: Act {
    package var story: Story.ID
    package var rule: String

    package init(of rule: String, in story: Story.ID) {
        self.story = story
        self.rule = rule
    }

    package func perform(in transaction: Transaction) throws {
        _ = try transaction.story(story, changing: true)
        try Check.ruleName(rule)
        try transaction.records.silencedNotes.countFix(of: rule)
    }
}

extension Check {
    /// A name such as books, dictionaries and grammars give their rules.
    fileprivate static func ruleName(_ rule: String) throws {
        try text(rule, in: "rule", 1...200)
        let isName = rule.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || "._-".unicodeScalars.contains($0)
        }
        guard isName else { throw NewsroomError.invalid(field: "rule", reason: "not the name of a rule") }
    }
}

extension Transaction {
    fileprivate func storyOfNote(_ key: String, in story: Story.ID) throws -> Story {
        let story = try self.story(story, changing: true)
        guard SilencedNote.isKey(key) else { throw NewsroomError.invalid(field: "key", reason: "not that of a note") }
        return story
    }
}
