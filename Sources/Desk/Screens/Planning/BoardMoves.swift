import Archive
import Newsroom

/// Where an account may move things on the board: what the acts would let it.
struct BoardMoves {
    private let user: User
    private let stages: [Stage]

    init(_ user: User, in stages: [Stage]) {
        self.user = user
        self.stages = stages
    }

    func stages(for entry: StoryListEntry) -> [Stage] {
        let story = Story(
            id: entry.id, stage: entry.stage, latestRevision: entry.revision, createdAt: entry.changedAt, createdBy: entry.creator,
            publication: entry.publication)
        return user.moves(of: story, in: entry.section, among: stages)
    }

    func mayBegin(_ assignment: Assignment) -> Bool {
        assignment.people.contains(user.id) || assignment.createdBy == user.id || (try? user.requireTaking(assignment)) != nil
    }
}
