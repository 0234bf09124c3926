package import Foundation

/// By which a script acts for an account: in its scopes, and never beyond what the account itself may at that moment.
package struct AccessToken: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<AccessToken>

    package let id: ID
    package let account: User.ID
    /// What it is for, in its owner's words.
    package let name: String
    package let scopes: Set<Scope>
    package let madeAt: Date
    package let madeBy: User.ID
    package let expiresAt: Date
    /// To the hour; nil for one that was never used.
    package var usedAt: Date?
    package var revokedAt: Date?

    package enum Scope: String, CaseIterable, Codable, Hashable, Sendable {
        case read, write, publish, administer
    }

    package init(
        id: ID, account: User.ID, name: String, scopes: Set<Scope>, madeAt: Date, madeBy: User.ID, expiresAt: Date, usedAt: Date? = nil,
        revokedAt: Date? = nil
    ) {
        self.id = id
        self.account = account
        self.name = name
        self.scopes = scopes
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.expiresAt = expiresAt
        self.usedAt = usedAt
        self.revokedAt = revokedAt
    }

    package static let longest: TimeInterval = 366 * 86_400
    /// Of one account, at a time.
    package static let most = 50
    /// How coarsely it is noted when one was used.
    package static let usedWithin: TimeInterval = 3600

    package func isGood(at now: Date) -> Bool { revokedAt == nil && now < expiresAt }

    /// As they are listed: from reading to administering.
    package var scopesInOrder: [Scope] { Scope.allCases.filter(scopes.contains) }
}

extension AccessToken.Scope {
    /// What a token of the scope may use of its account's rights: one declared table.
    ///
    /// Reading comes with each, for what is changed is answered as it then stands. Publishing changes a story where it goes with
    /// an embargo, and moves others' stories.
    package var rights: Set<Right> {
        switch self {
        case .read: [.readStories]
        case .write:
            [
                .readStories, .writeOwnStories, .writeStories, .writeInReview, .approve, .spike, .sharePreviews, .assign, .keepTopics,
                .mergeTopics, .keepContributors, .keepPhotographs, .keepBackground, .keepRecord,
            ]
        case .publish:
            [
                .readStories, .writeOwnStories, .writeStories, .writeInReview, .approve, .publish, .correct, .withdraw, .arrangeFront,
                .keepPackages,
            ]
        case .administer: [.readStories, .readTrail, .keepSections, .keepRedirects, .importArchive, .keepUsers, .keepSettings]
        }
    }
}

extension User {
    /// The account as a token lets somebody be it.
    package func limited(to token: AccessToken) -> User {
        var user = self
        user.limit = token.scopes.reduce(into: []) { $0.formUnion($1.rights) }
        return user
    }
}
