package import Foundation

/// Somebody who signs in, or has signed in, at one browser.
package struct DeskSession: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<DeskSession>

    /// How much is known of who it is.
    package enum Level: String, Codable, CaseIterable, Hashable, Sendable {
        /// The password was right; the second factor is still asked for.
        case password
        /// All that the newsroom asks for.
        case full
    }

    package let id: ID
    package let account: User.ID
    package let level: Level
    package let startedAt: Date
    /// To the minute.
    package let seenAt: Date
    /// Where it was begun from, as an address of the network.
    package let network: String
    /// What the browser said of itself.
    package let agent: String
    /// Wrong second factors so far.
    package let failures: Int
    /// What an authenticator is to sign.
    package let challenge: [UInt8]?
    package let challengedAt: Date?

    package init(
        id: ID, account: User.ID, level: Level, startedAt: Date, seenAt: Date, network: String, agent: String, failures: Int = 0,
        challenge: [UInt8]? = nil, challengedAt: Date? = nil
    ) {
        self.id = id
        self.account = account
        self.level = level
        self.startedAt = startedAt
        self.seenAt = seenAt
        self.network = network
        self.agent = agent
        self.failures = failures
        self.challenge = challenge
        self.challengedAt = challengedAt
    }

    /// Without a request for so long, it ends.
    package static let idle: TimeInterval = 12 * 3600
    /// After so long, it ends in any case.
    package static let longest: TimeInterval = 7 * 86_400
    /// With the second factor still to come.
    package static let longestHalfway: TimeInterval = 600
    package static let mostFailures = 5
    /// For how long an authenticator may think about a challenge.
    package static let challengeTime: TimeInterval = 300

    package func isOver(at now: Date) -> Bool {
        let longest = level == .full ? Self.longest : Self.longestHalfway
        return now.timeIntervalSince(startedAt) >= longest || now.timeIntervalSince(seenAt) >= Self.idle
    }

    /// The challenge, as long as it is good.
    package func challenge(at now: Date) -> [UInt8]? {
        guard let challenge, let challengedAt, now.timeIntervalSince(challengedAt) < Self.challengeTime else { return nil }
        return challenge
    }
}
