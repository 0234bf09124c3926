/// What an account may do with a story: its role's rights, in its sections, in the story's stage. Acts and screens ask here.
extension User {
    package func may(_ right: Right) -> Bool { role.rights.contains(right) && limit?.contains(right) != false }

    /// - Throws: `NewsroomError.notAllowed`.
    package func require(_ right: Right) throws {
        guard may(right) else { throw NewsroomError.notAllowed(right) }
    }

    /// - Parameter section: of the story that it is about.
    /// - Throws: `NewsroomError.notAllowed`, or `.notAllowedHere` where the account is limited to other sections.
    package func require(_ right: Right, in section: Section.ID?) throws {
        try require(right)
        guard sections.isEmpty || section.map(sections.contains) == true else { throw NewsroomError.notAllowedHere(right) }
    }

    package func mayRead(_ story: Story) -> Bool { story.createdBy == id || may(.readStories) }

    /// Whether the account may change the story's content as it stands. One's own story without a section is nobody else's.
    ///
    /// - Throws: `NewsroomError.notAllowed` or `.notAllowedHere`.
    package func requireWriting(_ story: Story, in section: Section.ID?) throws {
        let isOwn = story.createdBy == id
        let right = isOwn ? Right.writeOwnStories : .writeStories
        if isOwn, section == nil { try require(right) } else { try require(right, in: section) }
        if let right = story.stage.rightToWrite { try require(right) }
    }

    /// As for writing, whatever the stage: that decides where to.
    package func requireMoving(_ story: Story, in section: Section.ID?) throws {
        var story = story
        story.stage = .draft
        try requireWriting(story, in: section)
    }

    /// Those of some stages to which the account may move a story.
    package func moves(of story: Story, in section: Section.ID?, among stages: [Stage]) -> [Stage] {
        guard (try? requireMoving(story, in: section)) != nil else { return [] }
        return stages.filter { $0 != story.stage && story.stage.rights(toMoveTo: $0).allSatisfy(may) }
    }
}

/// Rights by stage: one declared table. A stage of the newsroom's own is as that of its kind.
extension Stage {
    /// What changing a story in this stage needs, besides the right to change the story at all.
    package var rightToWrite: Right? {
        switch kind {
        case .draft: nil
        case .inReview: .writeInReview
        case .ready: .approve
        case .spiked: .spike
        }
    }

    /// What moving a story from this stage to another needs, besides the right to change the story at all. Handing a draft in,
    /// and taking it back, needs nothing more.
    package func rights(toMoveTo stage: Stage) -> Set<Right> {
        var rights: Set<Right> = []
        if kind == .spiked || stage.kind == .spiked { rights.insert(.spike) }
        if stage.kind == .ready { rights.insert(.approve) }
        // Taking a story up again that was ready: for its next version.
        if kind == .ready { rights.insert(.writeInReview) }
        return rights
    }
}

extension Role {
    /// Whoever can put something before readers, or let others in, has a second factor where the newsroom asks for one of
    /// those who publish.
    package var isTrusted: Bool { !rights.isDisjoint(with: [.publish, .correct, .withdraw, .keepUsers]) }
}
