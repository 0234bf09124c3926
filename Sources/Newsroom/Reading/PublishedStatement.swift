/// A statement as readers have it: confirmed, and in the published words of its story.
package struct PublishedStatement: Identifiable, Hashable, Sendable {
    package let statement: Statement
    /// Nil where the speaker is not named.
    package let speaker: TopicSummary?
    /// The chain through which it is known, the one nearest to the speaker first.
    package let outlets: [Outlet]
    package let topics: [TopicSummary]
    package let story: EditionSummary
    /// By which it stands in timelines: the first day on which it can have been said, or that of the story's first publication.
    package let day: Day

    package var id: Statement.ID { statement.id }

    package init(
        statement: Statement, speaker: TopicSummary?, outlets: [Outlet], topics: [TopicSummary], story: EditionSummary, day: Day
    ) {
        self.statement = statement
        self.speaker = speaker
        self.outlets = outlets
        self.topics = topics
        self.story = story
        self.day = day
    }
}

/// How a published statement stands to another one.
package struct PublishedStatementLink: Hashable, Sendable {
    package let kind: StatementLink.Kind
    /// Whether it is the other that repeats, contradicts … this one.
    package let isFromOther: Bool
    package let other: PublishedStatement

    package init(kind: StatementLink.Kind, isFromOther: Bool, other: PublishedStatement) {
        self.kind = kind
        self.isFromOther = isFromOther
        self.other = other
    }
}

/// A list of statements, newest first by the day on which they were said.
package enum RecordFilter: Hashable, Sendable {
    case all
    case speaker(Topic.ID)
    /// What was said about a topic.
    case topic(Topic.ID)
    case speakerOnTopic(Topic.ID, Topic.ID)
}
