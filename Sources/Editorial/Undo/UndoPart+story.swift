import Archive
import Newsroom

extension UndoPart {
    func story(in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard let id = work.id(Story.self), let story = try transaction.records.stories.find(id) else { return .left(.notKept) }
        switch work.aspect {
        case .content: return try content(of: story, in: transaction)
        case .stage: return try stage(of: story, in: transaction)
        case .edition: return try edition(of: story, in: transaction)
        case .version: return try version(of: story, in: transaction)
        case .plan: return try plan(of: story, in: transaction)
        case .preview: return try preview(of: story, in: transaction)
        case .correction: return try correction(in: transaction)
        case .silencedNote: return try silencedNote(of: story, in: transaction)
        default: return try liveUpdate(in: transaction)
        }
    }

    /// The revision before the account's first becomes the newest; a story that the account has made is spiked.
    private func content(of story: Story, in transaction: Transaction) throws -> UndoItem.Outcome? {
        let numbers = work.entries.compactMap { $0.event.details["revision"].flatMap { Int($0) } }
        guard let first = numbers.min() else { return .left(.notKept) }
        let latest = try transaction.perform(SaveDraft(storyIfUnsaved: story.id))
        guard let former = try transaction.records.stories.history(of: story.id, before: first, limit: 1).first else {
            if case .published = story.publication { return .left(.isPublic) }
            guard story.stage.kind != .spiked else { return nil }
            try transaction.perform(MoveStory(story: story.id, to: .spiked))
            return .putAway
        }
        let number = try transaction.perform(RestoreRevision(story: story.id, revision: former.number, latest: latest))
        return number == latest ? nil : .undone
    }

    private func stage(of story: Story, in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard let former = work.first.event.details["from"].flatMap(Stage.init(rawValue:)) else { return .left(.notKept) }
        guard story.stage != former else { return nil }
        try transaction.perform(MoveStory(story: story.id, to: former))
        return .undone
    }

    // MARK: What readers see

    private func edition(of story: Story, in transaction: Transaction) throws -> UndoItem.Outcome? {
        let standing = try transaction.records.editions.standing(story.id).map(Former.Edition.init)
        switch try former(in: transaction) {
        case .edition(let former?):
            let act = RestoreEdition(story: story.id, former, insteadOf: work.account, since: work.first.event.at)
            guard try transaction.perform(act) else { return nil }
        case .edition(nil):
            guard standing != nil else { return nil }
            try transaction.perform(WithdrawStory(story: story.id, reason: "What an account did was undone."))
        default: return .left(.notKept)
        }
        return .undone
    }

    private func version(of story: Story, in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard let number = Int(work.change.part) else { return .left(.notKept) }
        let wasClosed = work.first.event.act == "OpenVersion"
        guard try transaction.records.closedVersions.of(story.id).contains(number) != wasClosed else { return nil }
        if wasClosed {
            try transaction.perform(CloseVersion(story: story.id, revision: number, reason: "What an account did was undone."))
        } else {
            try transaction.perform(OpenVersion(story: story.id, revision: number))
        }
        return .undone
    }

    private func plan(of story: Story, in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard case .plan(let former) = try former(in: transaction) else { return .left(.notKept) }
        guard try transaction.formerPlan(of: story.id) != former else { return nil }
        guard let former else {
            try transaction.perform(CancelPublication(story: story.id))
            return .undone
        }
        guard former.due > transaction.now else { return .left(.gone) }
        if case .published = story.publication { return .left(.isPublic) }
        var publishing = PublishStory(story: story.id, revision: former.revision, time: .at(former.due))
        publishing.wasPlanned = true
        try transaction.perform(publishing)
        return .undone
    }

    private func preview(of story: Story, in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard work.first.event.act == "SharePreview", let id = Preview.ID(work.change.part) else { return .left(.aspect) }
        guard let preview = try transaction.records.previews.find(id), !preview.isOver(at: transaction.now) else { return nil }
        try transaction.perform(RevokePreview(id, of: story.id))
        return .undone
    }

    private func correction(in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard let id = Correction.ID(work.change.part) else { return .left(.notKept) }
        let wasTakenBack = work.first.event.act == "IssueCorrection" || work.first.event.details["takenBack"] == "false"
        guard try transaction.records.corrections.isTakenBack(id) != wasTakenBack else { return nil }
        try transaction.perform(TakeCorrectionBack(id, isTakenBack: wasTakenBack))
        return .undone
    }

    /// The event says how it stood before.
    private func silencedNote(of story: Story, in transaction: Transaction) throws -> UndoItem.Outcome? {
        let (key, details) = (work.change.part, work.first.event.details)
        let current = try transaction.records.silencedNotes.find(key, in: story.id)
        guard let reason = details["formerly"].flatMap(SilencedNote.Reason.init(rawValue:)) else {
            guard current != nil else { return nil }
            try transaction.perform(TakeSilenceBack(key, in: story.id))
            return .undone
        }
        let words = details["formerWords"] ?? ""
        guard current?.reason != reason || current?.words != words else { return nil }
        try transaction.perform(SilenceNote(key, of: details["rule"] ?? "", in: story.id, because: reason, words: words))
        return .undone
    }

    private func liveUpdate(in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard work.first.event.act == "PostLiveUpdate", let id = LiveUpdate.ID(work.change.part) else { return .left(.aspect) }
        guard let update = try transaction.records.live.find(id), !update.isRemoved else { return nil }
        try transaction.perform(RemoveLiveUpdate(id, reason: "What an account did was undone."))
        return .undone
    }
}

extension Former.Edition {
    init(_ standing: Editions.Standing) {
        self.init(
            revision: standing.revision, slug: standing.slug, firstPublished: standing.firstPublished, updated: standing.updated)
    }
}

extension Transaction {
    func formerPlan(of story: Story.ID) throws -> Former.Plan? {
        try records.publications.plan(story).map { Former.Plan(revision: $0.revision, due: $0.due) }
    }
}
