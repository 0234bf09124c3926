package import Archive
package import Foundation
package import Newsroom

/// What an act works in: the stores, who acts, and when. Everything done through it is kept together or not at all.
package final class Transaction {
    package let records: Records
    package let actor: User
    package let now: Date
    /// The newsroom's zone: it decides on which day's page a story stands.
    package let zone: TimeZone
    package let rules: NewsroomRules
    let house: @Sendable () -> HouseStyle
    private let identifiers: IdentifierSource
    private(set) var touched: Set<Subject> = []
    private(set) var events: [Event] = []
    /// What was there before, by event.
    private(set) var formers: [Identifier<Event>: Former] = [:]
    /// Whose work is undone, while it is.
    var undoing: User.ID?
    /// What an import has just kept, so that it need not be read again to be published.
    var imported: Revision?
    private let act: String
    /// By which the actor acts; nil for a person at a screen or a command.
    private let token: AccessToken.ID?

    init(
        records: Records, actor: User, token: AccessToken.ID?, now: Date, zone: TimeZone, rules: NewsroomRules,
        house: @escaping @Sendable () -> HouseStyle, identifiers: IdentifierSource, act: String
    ) {
        self.records = records
        self.actor = actor
        self.token = token
        self.now = now
        self.zone = zone
        self.rules = rules
        self.house = house
        self.identifiers = identifiers
        self.act = act
    }

    /// Whether a script acts, and no person at a screen or a command.
    var isByToken: Bool { token != nil }

    package func newID<Of>(_: Of.Type = Of.self) -> Identifier<Of> { identifiers.next() }

    /// - Throws: `NewsroomError.notAllowed`.
    package func require(_ right: Right) throws {
        try actor.require(right)
    }

    /// Names what readers' pages must not show as it was any longer.
    package func touch(_ subjects: Subject...) { touched.formUnion(subjects) }
    package func touch(_ subjects: some Sequence<Subject>) { touched.formUnion(subjects) }

    /// Writes the audit trail's entry. An act that is part of another records its own.
    ///
    /// - Parameter former: what was there before, for whoever undoes the act.
    package func record(_ act: String? = nil, on subject: String, _ details: [String: String] = [:], before former: Former? = nil) {
        var details = details
        details["undoing"] = undoing?.description
        if let token { details["token"] = "\(token)" }
        let event = Event(id: newID(), at: now, by: actor.id, act: act ?? self.act, subject: subject, details: details)
        events.append(event)
        formers[event.id] = former
    }

    /// Performs another act as a part of this one, with this actor's rights or with another's.
    @discardableResult
    package func perform<Part: Act>(_ part: Part, as other: User? = nil) throws -> Part.Outcome {
        let inner = Transaction(
            records: records, actor: other ?? actor, token: token, now: now, zone: zone, rules: rules, house: house,
            identifiers: identifiers, act: Part.name)
        inner.undoing = undoing
        inner.imported = imported
        let outcome = try part.perform(in: inner)
        imported = inner.imported
        touched.formUnion(inner.touched)
        events += inner.events
        formers.merge(inner.formers) { $1 }
        return outcome
    }
}
