import Archive
package import Newsroom

/// Leads an address at which there is no page to another, or to another than before.
package struct SaveRedirect: Act {
    /// A path of the paper, in any spelling.
    package var path: String
    package var target: String

    package init(_ path: String, to target: String) {
        self.path = path
        self.target = target
    }

    package func perform(in transaction: Transaction) throws -> Redirect {
        try transaction.require(.keepRedirects)
        guard let address = Redirect.address(of: path.trimmed), !Self.isOurs(address) else {
            throw NewsroomError.invalid(field: "address", reason: "a path of the paper such as /tag/harbour/")
        }
        let target = target.trimmed
        guard LinkAddress.isPage(target), target.count <= Redirect.longest else {
            throw NewsroomError.invalid(field: "target", reason: "a path of the paper such as /topic/harbour/, or an address https://…")
        }
        try transaction.checkThatItEnds(address, at: target)
        let before = try transaction.records.redirects.target(of: address)
        let redirect = Redirect(address: address, target: target)
        guard before != target else { return redirect }
        try transaction.records.redirects.save(redirect, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "redirect:\(address)", ["target": target], before: .redirect(target: before))
        transaction.touch(.address(String(address.dropFirst())))
        return redirect
    }

    /// What the program itself answers.
    private static func isOurs(_ address: String) -> Bool {
        ["/media", "/theme", "/api", "/healthz", "/.well-known/broadsheet"].contains { address == $0 || address.hasPrefix($0 + "/") }
    }
}

/// Leads an address nowhere again.
package struct RemoveRedirect: Act {
    package var path: String

    package init(_ path: String) {
        self.path = path
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRedirects)
        guard let address = Redirect.address(of: path), let before = try transaction.records.redirects.target(of: address) else {
            throw NewsroomError.notFound("redirect \(path)")
        }
        try transaction.records.redirects.remove(address)
        transaction.record(on: "redirect:\(address)", ["target": before], before: .redirect(target: before))
        transaction.touch(.address(String(address.dropFirst())))
    }
}

extension Transaction {
    /// Browsers give up on long chains, and never end in a circle.
    fileprivate func checkThatItEnds(_ address: String, at target: String) throws {
        var next = Redirect.address(of: target)
        for _ in 0..<5 {
            guard let passed = next else { return }
            guard passed != address else { throw NewsroomError.conflict("that leads back to \(address): a circle") }
            guard let further = try records.redirects.target(of: passed) else { return }
            next = Redirect.address(of: further)
        }
        throw NewsroomError.conflict("that leads on and on: lead it to where it ends")
    }
}
