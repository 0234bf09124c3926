package import Newsroom

/// Which events of the diary readers have.
extension Editions {
    package func show(_ event: DiaryEvent.ID) throws -> Bool {
        try connection.row("SELECT 1 FROM published_events WHERE event = $1", [.id(event)]) { _ in true } ?? false
    }

    /// Those that readers have of a story.
    package func diaryEvents(of story: Story.ID) throws -> Set<DiaryEvent.ID> {
        Set(try connection.rows("SELECT event FROM published_events WHERE story = $1", [.id(story)]) { try $0.id(0) })
    }

    /// Lets readers have an event if an editor does, and if its story is public and says so in the words that were confirmed.
    package func settle(_ event: DiaryEvent) throws {
        try connection.execute("DELETE FROM published_events WHERE event = $1", [.id(event.id)])
        guard event.isPublic, !event.isDropped else { return }
        if let story = event.story {
            guard let text = try publishedText(of: story), event.isSaid(in: text) else { return }
        }
        try connection.execute(
            "INSERT INTO published_events (event, story, place) VALUES ($1, $2, $3)",
            [.id(event.id), .idIfAny(event.story), .int(event.place)])
    }

    func putDiary(of story: Story.ID) throws {
        for event in try Diary(connection: connection).inStory(story) { try settle(event) }
    }

    private func publishedText(of story: Story.ID) throws -> String? {
        try connection.row("SELECT document FROM editions WHERE story = $1", [.id(story)]) { try Document(json: $0.text(0)).plainText }
    }
}
