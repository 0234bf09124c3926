package import Foundation

/// An address elsewhere that is told what happens in the newsroom.
package struct Webhook: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<Webhook>

    package let id: ID
    package var address: String
    package var topics: Set<Topic>
    /// Who made it: of what is not public, it is told what this account may read.
    package let madeBy: User.ID
    package let madeAt: Date
    /// Since when every try was in vain; nil while it answers.
    package var failingSince: Date?
    /// Nil while it is told of things.
    package var stopped: Stop?

    package struct Stop: Hashable, Sendable {
        package var at: Date
        package var reason: String
        package init(at: Date, reason: String) {
            self.at = at
            self.reason = reason
        }
    }

    /// What it may be told of.
    package enum Topic: String, CaseIterable, Hashable, Sendable {
        case published = "story.published"
        case updated = "story.updated"
        case corrected = "story.corrected"
        case withdrawn = "story.withdrawn"
        /// One message, however many stories carry the background.
        case backgroundCorrected = "background.corrected"
        case saved = "story.saved"
        case moved = "story.moved"
        case planned = "story.planned"
        case unplanned = "story.unplanned"
        /// Asked for by a person, to see whether messages come.
        case test = "webhook.test"

        /// Whether readers see it happen, so that anybody may know.
        package var isPublic: Bool {
            switch self {
            case .published, .updated, .corrected, .withdrawn, .backgroundCorrected, .test: true
            case .saved, .moved, .planned, .unplanned: false
            }
        }

        /// Those that can be chosen.
        package static let choices = allCases.filter { $0 != .test }
    }

    package init(
        id: ID, address: String, topics: Set<Topic>, madeBy: User.ID, madeAt: Date, failingSince: Date? = nil, stopped: Stop? = nil
    ) {
        self.id = id
        self.address = address
        self.topics = topics
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.failingSince = failingSince
        self.stopped = stopped
    }

    package static let most = 20
    package static let longestAddress = 2_000
    /// Failing for so long, it is told nothing more until somebody says so.
    package static let patience: TimeInterval = 5 * 86_400
    /// For how long messages are signed with the secret before as well, once there is another.
    package static let overlap: TimeInterval = 86_400
    /// In seconds: the waits before the second try and those after it; then a message is given up.
    package static let waits: [TimeInterval] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
    /// For how long the log has what was settled.
    package static let logged: TimeInterval = 30 * 86_400

    package var topicsInOrder: [Topic] { Topic.allCases.filter(topics.contains) }
}

/// One message to a webhook: made in the transaction of the act that it tells of, and the same at every try.
package struct WebhookMessage: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<WebhookMessage>

    package enum Outcome: String, Hashable, Sendable {
        case delivered, givenUp
    }

    package let id: ID
    package let webhook: Webhook.ID
    package let topic: Webhook.Topic
    /// JSON, byte for byte as it is sent and signed.
    package let body: String
    package let madeAt: Date
    /// How often it was tried.
    package var attempts: Int
    /// When it is tried next; nil once it is settled.
    package var due: Date?
    package var outcome: Outcome?

    package init(
        id: ID, webhook: Webhook.ID, topic: Webhook.Topic, body: String, madeAt: Date, attempts: Int = 0, due: Date?,
        outcome: Outcome? = nil
    ) {
        self.id = id
        self.webhook = webhook
        self.topic = topic
        self.body = body
        self.madeAt = madeAt
        self.attempts = attempts
        self.due = due
        self.outcome = outcome
    }
}

/// One try to deliver a message.
package struct WebhookAttempt: Hashable, Sendable {
    package let at: Date
    /// In milliseconds.
    package let took: Int
    /// Of the answer; nil where none came.
    package let status: Int?
    /// The answer's beginning, or why none came.
    package let answer: String

    package init(at: Date, took: Int, status: Int?, answer: String) {
        self.at = at
        self.took = took
        self.status = status
        self.answer = answer
    }

    package var isGood: Bool { status.map { (200...299).contains($0) } ?? false }

    /// Of an answer, so much is kept.
    package static let longestAnswer = 500
}
