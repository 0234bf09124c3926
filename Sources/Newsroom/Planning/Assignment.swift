package import Foundation

/// What is to be written: a story's first version, an update of one that readers know, or an idea that is no story yet.
package struct Assignment: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Assignment>

    package let id: ID
    /// What it is called at the desk: the slug line.
    package var title: String
    package var section: Section.ID?
    package var kind: StoryKind
    /// In words.
    package var length: Int?
    /// When it is due at the desk.
    package var deadline: Date?
    /// When it is meant to become public. What makes it public at a time is a planned publication, not this.
    package var planned: Date?
    /// Who writes it.
    package var people: [User.ID]
    /// Nil for an idea. A story may have several assignments over time.
    package var story: Story.ID?
    package var state: State
    package var createdBy: User.ID
    /// Rises with each change; 0 for one that is not kept yet.
    package var version: Int

    package enum State: String, CaseIterable, Codable, Hashable, Sendable {
        case open, done, dropped
    }

    package static let mostPeople = 20
    package static let lengths = 1...100_000

    package init(
        id: ID, title: String, section: Section.ID? = nil, kind: StoryKind = .news, length: Int? = nil, deadline: Date? = nil,
        planned: Date? = nil, people: [User.ID] = [], story: Story.ID? = nil, state: State = .open, createdBy: User.ID, version: Int = 0
    ) {
        self.id = id
        self.title = title
        self.section = section
        self.kind = kind
        self.length = length
        self.deadline = deadline
        self.planned = planned
        self.people = people
        self.story = story
        self.state = state
        self.createdBy = createdBy
        self.version = version
    }

    /// The deadline or the planned time, whichever comes first.
    package var upcoming: Date? { [deadline, planned].compactMap { $0 }.min() }

    /// Whether one of its times has gone by and what it asked for is not done: nothing is handed in, or nothing is public.
    ///
    /// - Parameter stage: of its story; nil for an idea.
    package func isLate(at now: Date, stage: Stage?) -> Bool {
        guard state == .open else { return false }
        if let planned, planned < now { return true }
        guard let deadline, deadline < now else { return false }
        return stage == nil || stage?.kind == .draft
    }
}

/// What somebody tells the desk about an assignment. Notes are added, never changed: nobody's takes the place of another's.
package struct AssignmentNote: Identifiable, Hashable, Sendable {
    package let id: Identifier<AssignmentNote>
    package let text: String
    package let at: Date
    package let by: User.ID

    package static let longest = 2_000

    package init(id: Identifier<AssignmentNote>, text: String, at: Date, by: User.ID) {
        self.id = id
        self.text = text
        self.at = at
        self.by = by
    }
}
