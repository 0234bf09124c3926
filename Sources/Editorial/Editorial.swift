package import Archive
import CSodium
package import Foundation
package import Newsroom

/// Performs acts: one transaction each, with the actor's rights as they are at that moment, the event and the change.
package struct Editorial: Sendable {
    private let archive: NewsroomArchive
    private let zone: TimeZone
    private let rules: NewsroomRules
    /// The house style as it stands whenever it is asked for.
    package let house: @Sendable () -> HouseStyle
    private let now: @Sendable () -> Date
    private let identifiers: IdentifierSource
    private let announce: @Sendable (Change) async -> Void

    /// - Parameter announce: hears of each change after it is on disk and before the act is acknowledged.
    package init(
        _ archive: NewsroomArchive, zone: TimeZone, rules: NewsroomRules = NewsroomRules(),
        house: @escaping @Sendable () -> HouseStyle = { HouseStyle() },
        now: @escaping @Sendable () -> Date = { Date() },
        identifiers: IdentifierSource = IdentifierSource(),
        announce: @escaping @Sendable (Change) async -> Void = { _ in }
    ) {
        self.archive = archive
        self.zone = zone
        self.rules = rules
        self.house = house
        self.now = now
        self.identifiers = identifiers
        self.announce = announce
    }

    /// - Parameter token: by which the account acts, if by one: then with the token's rights, and the record names it.
    /// - Throws: `NewsroomError`, or `TokenIsOver`; then nothing was changed.
    @discardableResult
    package func perform<Performed: Act>(
        _ act: Performed, as user: User.ID, by token: AccessToken.ID? = nil
    ) async throws -> Performed.Outcome {
        // Milliseconds are what is kept: nothing is compared with more than is kept.
        let time = Date(timeIntervalSince1970: (now().timeIntervalSince1970 * 1000).rounded(.down) / 1000)
        let (zone, rules, house, identifiers) = (zone, rules, house, identifiers)
        let (outcome, change) = try await archive.write { records in
            guard var actor = try records.users.find(user), Self.mayAct(actor, Performed.self) else {
                throw NewsroomError.notFound("an active account for this act")
            }
            if let token { actor = try Self.limit(actor, to: token, records, at: time) }
            let transaction = Transaction(
                records: records, actor: actor, token: token, now: time, zone: zone, rules: rules, house: house,
                identifiers: identifiers, act: Performed.name)
            let outcome = try act.perform(in: transaction)
            try transaction.fillOutbox()
            for event in transaction.events {
                try records.trail.add(event, seal: Seal.next)
                if let former = transaction.formers[event.id] { try records.formerValues.put(former, of: event.id) }
            }
            let change =
                transaction.touched.isEmpty ? nil : try records.trail.add(transaction.touched, act: Performed.name, at: time)
            return (outcome, change)
        }
        if let change { await announce(change) }
        return outcome
    }

    private static func mayAct<Performed: Act>(_ actor: User, _: Performed.Type) -> Bool {
        actor.status == .active || actor.status == .invited && Performed.isForInvited
    }

    private static func limit(_ actor: User, to id: AccessToken.ID, _ records: Records, at now: Date) throws -> User {
        guard let token = try records.accessTokens.find(id), token.account == actor.id, token.isGood(at: now) else { throw TokenIsOver() }
        return actor.limited(to: token)
    }
}

/// Between a request's beginning and its act, the token was revoked or ended.
package struct TokenIsOver: Error {}

extension Editorial {
    /// What an act would do: performed and undone again.
    package func rehearse<Performed: Act>(
        _ act: Performed, as user: User.ID, by token: AccessToken.ID? = nil
    ) async throws -> Performed.Outcome {
        do {
            try await perform(Rehearsal(act: act), as: user, by: token)
        } catch let end as Rehearsal<Performed>.End {
            return end.outcome
        }
        throw NewsroomError.unavailable("the rehearsal did not end")
    }
}

/// What the newsroom asks of those who work in it, by its settings.
package struct NewsroomRules: Hashable, Sendable {
    package var secondFactor: SecondFactorRule
    /// Whether nobody publishes a revision of their own that nobody else has called ready.
    package var asksTwoPersons: Bool

    package init(secondFactor: SecondFactorRule = .publishers, asksTwoPersons: Bool = false) {
        self.secondFactor = secondFactor
        self.asksTwoPersons = asksTwoPersons
    }
}

/// Performs an act and throws its outcome, so that nothing of it is kept.
private struct Rehearsal<Performed: Act>: Act {
    struct End: Error {
        let outcome: Performed.Outcome
    }

    let act: Performed

    static var isForInvited: Bool { Performed.isForInvited }

    func perform(in transaction: Transaction) throws {
        throw End(outcome: try transaction.perform(act))
    }
}

/// The audit trail's chain: each entry's seal covers the seal before it (BLAKE2b, RFC 7693, 32 bytes, as hexadecimal).
package enum Seal {
    package static func next(before: String, text: String) -> String {
        let input = Array((before + "\n" + text).utf8)
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_generichash(&hash, hash.count, input, UInt64(input.count), nil, 0)
        return String(decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
