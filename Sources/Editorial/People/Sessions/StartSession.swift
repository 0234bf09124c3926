import Archive
package import Credentials
import Foundation
package import Newsroom

/// Signs in with a password that was right a moment ago. Where the account has a second factor, that is asked for next.
package struct StartSession: Act {
    package var session: DeskSession.ID
    /// Of the secret in the browser's cookie.
    package var hash: [UInt8]
    package var password: PasswordHash
    package var network: String
    package var agent: String
    /// Of the secret by which the browser is known from then on.
    package var device: [UInt8]

    package init(_ session: DeskSession.ID, hash: [UInt8], password: PasswordHash, network: String, agent: String, device: [UInt8]) {
        self.session = session
        self.hash = hash
        self.password = password
        self.network = network
        self.agent = agent
        self.device = device
    }

    package func perform(in transaction: Transaction) throws -> DeskSession {
        let user = transaction.actor
        try transaction.requirePassword(password)
        let level: DeskSession.Level = try transaction.records.secondFactors.hasAny(user.id) ? .password : .full
        let session = DeskSession(
            id: session, account: user.id, level: level, startedAt: transaction.now, seenAt: transaction.now,
            network: String(network.prefix(64)), agent: String(agent.filter { !$0.isNewline && $0 != "\0" }.prefix(300)))
        try transaction.records.sessions.forget(
            seenBefore: transaction.now.addingTimeInterval(-DeskSession.idle),
            startedBefore: transaction.now.addingTimeInterval(-DeskSession.longest))
        try transaction.records.sessions.add(session, hash: hash)
        if level == .full { try transaction.know(device) }
        transaction.record(on: "user:\(user.id)", ["network": session.network, "level": level.rawValue])
        return session
    }
}

extension Transaction {
    func know(_ device: [UInt8]) throws {
        try records.knownDevices.saw(device, of: actor.id, at: now)
    }
}
