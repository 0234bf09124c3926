package import Foundation

/// Something expected: when, what, and the story it came from.
package struct DiaryEvent: Identifiable, Hashable, Sendable, Codable {
    package typealias ID = Identifier<DiaryEvent>

    package let id: ID
    package var what: String
    package var when: ImpreciseDate
    package var topics: [Topic.ID]
    package var story: Story.ID?
    /// The words of the story that say so, as an editor confirmed them; empty where it did not come from a text.
    package var passage: String
    /// An editor lets readers see it in the paper's diary. One that came from a story is theirs as long as the story is public, and
    /// says so.
    package var isPublic: Bool
    /// Who is asked afterwards whether it happened: whose story it is, or else who entered it.
    package var owner: User.ID?
    /// Taken out of the diary: nobody expects it, nobody is asked.
    package var isDropped: Bool
    /// When it was expected before it was put off.
    package var formerly: ImpreciseDate?
    /// How it turned out, as said last.
    package var answer: DiaryAnswer?

    package init(
        id: ID, what: String, when: ImpreciseDate, topics: [Topic.ID] = [], story: Story.ID? = nil, passage: String = "",
        isPublic: Bool = false, owner: User.ID? = nil, isDropped: Bool = false, formerly: ImpreciseDate? = nil, answer: DiaryAnswer? = nil
    ) {
        self.id = id
        self.what = what
        self.when = when
        self.topics = topics
        self.story = story
        self.passage = passage
        self.isPublic = isPublic
        self.owner = owner
        self.isDropped = isDropped
        self.formerly = formerly
        self.answer = answer
    }

    /// Whether it is still to be said how it turned out.
    package var isOpen: Bool { !isDropped && (answer == nil || answer?.outcome == .postponed) }

    /// Whether a text has the passage, however its lines are broken; every text has an empty one.
    package func isSaid(in text: String) -> Bool {
        func words(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let passage = words(passage)
        return passage.isEmpty || words(text).contains(passage)
    }

    /// Where it stands among all others: by the last day on which it can be. What is known to the minute comes first on its day, and
    /// what is only known to be in a month or a year comes after the month's last day.
    package var place: Int {
        let within =
            switch when.precision {
            case .minute: when.minute
            case .day: Self.placesOfDay - 3
            case .month: Self.placesOfDay - 2
            case .year: Self.placesOfDay - 1
            }
        return Self.place(ofDay: when.last) + within
    }

    /// Below it stands what has passed when the day begins.
    package static func place(ofDay day: Day) -> Int { day.daysSince1970 * placesOfDay }

    private static let placesOfDay = 2_000
}

/// How something expected turned out: who said so, and when.
package struct DiaryAnswer: Hashable, Sendable, Codable {
    package enum Outcome: String, Codable, CaseIterable, Hashable, Sendable {
        case happened
        case didNotHappen
        /// To the time for which the event is expected now.
        case postponed
    }

    package var outcome: Outcome
    /// For readers too.
    package var note: String
    package var by: User.ID
    package var at: Date
    /// Whether somebody said so who may publish. Until then it is the newsroom's alone.
    package var isForReaders: Bool

    package init(_ outcome: Outcome, note: String = "", by: User.ID, at: Date, isForReaders: Bool) {
        self.outcome = outcome
        self.note = note
        self.by = by
        self.at = at
        self.isForReaders = isForReaders
    }
}

/// A part of the diary. Each pages by key.
package enum DiaryPart: Hashable, Sendable {
    /// What may still come from a day on, the nearest first.
    case coming(from: Day)
    /// What has passed before a day, the latest first.
    case earlier(before: Day)
}
