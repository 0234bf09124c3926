package import Archive
package import CopyDesk
package import Foundation
package import Newsroom

/// The stories that are open in this process: takes in what their editors send, and tells the others at once.
///
/// What is right is decided in the database alone, by each draft's version; so several processes may have the same story open. What
/// another process, an import or a command line brought about is looked for twice a second, for open stories only: a row of an
/// index each. (In the log of changes that pages listen to, every few letters would leave a row for ever.)
package actor DraftRooms {
    private let editorial: Editorial
    private let archive: NewsroomArchive
    private let memory = DraftMemory()
    private var rooms: [Story.ID: DraftRoom] = [:]

    package init(_ editorial: Editorial, archive: NewsroomArchive) {
        self.editorial = editorial
        self.archive = archive
    }

    // MARK: Coming and going

    /// Opens the story for one editor. Messages begin before what is opened was read: those of its version and before say nothing new.
    ///
    /// The stream ends when the editor leaves, comes again, or takes up too little of it; who stops reading calls `leave`.
    package func enter(
        _ story: Story.ID, client: Identifier<DraftClient>, as user: User
    ) async throws -> (opened: OpenedDraft, messages: AsyncStream<DraftMessage>) {
        let opened = try await editorial.perform(OpenDraft(story, memory: memory), as: user.id)
        memory.keep(opened.document, version: opened.draft.version, of: opened.draft.id)
        var room = rooms[story] ?? DraftRoom(draft: opened.draft.id, version: opened.draft.version)
        guard room.guests.count < DraftRoom.mostGuests || room.guests[client] != nil else {
            throw NewsroomError.unavailable("too many have this story open")
        }
        let (messages, channel) = AsyncStream.makeStream(
            of: DraftMessage.self, bufferingPolicy: .bufferingOldest(DraftRoom.mostWaiting))
        room.add(DraftGuest(client: client, user: user.id, name: user.name), channel: channel)
        rooms[story] = room
        // Others may have gone on between the reading and the entering.
        if room.draft != opened.draft.id || room.version < opened.draft.version { try? await catchUp(story) }
        return (opened, messages)
    }

    /// When the last one leaves, what is unsaved becomes a revision, in its author's name.
    package func leave(_ story: Story.ID, client: Identifier<DraftClient>) async throws {
        rooms[story]?.remove(client)
        guard let room = rooms[story], room.guests.isEmpty else { return }
        rooms[story] = nil
        try await editorial.perform(SaveDraft(storyIfUnsaved: story, memory: memory), as: User.operator.id)
    }

    package func present(at story: Story.ID) -> [DraftGuest] {
        rooms[story].map { $0.guests.values.map(\.guest).sorted { $0.client < $1.client } } ?? []
    }

    // MARK: Writing

    package func take(
        _ batch: DraftBatch, into story: Story.ID, draft: Draft.ID, base: Int, as user: User.ID
    ) async throws -> TakeSteps.Outcome {
        let outcome = try await editorial.perform(
            TakeSteps(story: story, draft: draft, base: base, batch: batch, memory: memory), as: user)
        guard case .accepted(let accepted) = outcome, let document = accepted.document else { return outcome }
        memory.keep(document, version: accepted.batch.version, of: draft)
        guard let room = rooms[story] else { return outcome }
        if room.draft == draft, room.version + 1 == accepted.batch.version {
            rooms[story]?.tell([accepted.batch])
        } else if room.draft != draft || room.version < accepted.batch.version {
            // It is on disk: whoever is not told now is told by the next look.
            try? await catchUp(story)
        }
        return outcome
    }

    package func point(_ pointer: DraftPointer, at story: Story.ID) {
        rooms[story]?.point(pointer)
    }

    /// What an act did to a story's text or comments, told at once where the story is open.
    package func look(at story: Story.ID) async throws {
        guard rooms[story] != nil else { return }
        try await listen()
    }

    /// What is on the record of a story's newest text, and what might be. Changes nothing, a draft that is not there included.
    package nonisolated func record(of story: Story.ID, on today: Day, in zone: TimeZone) async throws -> StoryStatements {
        try await archive.read { [memory] in try StoryStatements(of: story, on: today, in: zone, $0, memory: memory) }
    }

    /// What the copy desk remarks on a story's newest text by the house style. Changes nothing.
    package nonisolated func notes(of story: Story.ID, on today: Day, in zone: TimeZone) async throws -> StoryNotes {
        let house = editorial.house()
        return try await archive.read { [memory] in try StoryNotes(of: story, by: house, on: today, in: zone, $0, memory: memory) }
    }

    /// What a reader of spelling and grammar remarks on it; nil where nobody has read it. Nothing is held while it reads.
    package nonisolated func proseNotes(of story: Story.ID, by reader: any ProseReader) async throws -> StoryNotes? {
        let prose = try await archive.read { [memory] in try StoryProse(of: story, $0, memory: memory) }
        return await prose?.notes(by: reader)
    }

    // MARK: Hearing of others

    /// Looks once at what others did to the open stories.
    package func listen() async throws {
        let open = Array(rooms.keys)
        guard !open.isEmpty else { return }
        let versions = try await archive.read { try $0.drafts.versions(of: open) }
        for story in open {
            guard let room = rooms[story], let now = versions[story] else { continue }
            if now.draft != room.draft || now.version > room.version { try await catchUp(story) }
            rooms[story]?.tellOfComments(now.comments)
        }
    }

    /// Listens until the task is cancelled, and keeps what is due as revisions. A failure is passed to `report` and tried again.
    package func run(reporting report: @Sendable (any Error) -> Void) async {
        var next = ContinuousClock.now
        while !Task.isCancelled {
            do {
                try await listen()
                if ContinuousClock.now >= next {
                    while try await editorial.perform(KeepDrafts(), as: User.operator.id) {}
                    next = .now + .seconds(30)
                }
            } catch {
                report(error)
            }
            try? await Task.sleep(for: .milliseconds(500))
        }
    }

    private func catchUp(_ story: Story.ID) async throws {
        guard let version = rooms[story]?.version else { return }
        let (draft, batches) = try await archive.read { records in
            (try records.drafts.find(story), try records.drafts.batches(of: story, after: version))
        }
        guard let draft, let room = rooms[story] else { return }
        if draft.id != room.draft || version < draft.keptFrom && room.version == version {
            rooms[story]?.restart(draft: draft.id, version: draft.version)
        } else {
            rooms[story]?.tell(batches)
        }
    }
}
