import Archive
import Credentials
import Editorial
import Foundation
package import Newsroom

/// Who asks: the session in the browser's cookie, and the account as it stands at this moment.
package struct Visitor: Sendable {
    package let user: User
    let session: DeskSession
    let secret: Secret
    /// Whether the newsroom asks for a second factor that the account does not have yet.
    let lacksSecondFactor: Bool
    let stages: Stages

    func may(_ right: Right) -> Bool { user.may(right) }
}

extension Desk {
    /// Nil where nobody is signed in by this secret, or the account may not act any longer.
    func visitor(_ secret: Secret) async throws -> Visitor? {
        let (now, rule) = (now(), settings.rules.secondFactor)
        let visitor = try await archive.read { records -> Visitor? in
            guard let session = try records.sessions.find(hash: secret.hash), !session.isOver(at: now),
                let user = try records.users.find(session.account), user.status == .active
            else { return nil }
            let lacks = try session.level == .full && rule.asks(user.role) && !records.secondFactors.hasAny(user.id)
            return Visitor(
                user: user, session: session, secret: secret, lacksSecondFactor: lacks, stages: try records.stages.current())
        }
        guard let visitor else { return nil }
        if now.timeIntervalSince(visitor.session.seenAt) >= 60 {
            try await archive.write { try $0.sessions.saw(visitor.session.id, at: now) }
        }
        return visitor
    }
}
