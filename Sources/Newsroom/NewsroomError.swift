/// What can go wrong in the newsroom, as far as the person in front of it can do something about it.
///
/// Translated to HTTP and to exit statuses in one place each; anything else that is thrown is logged in full and shown
/// as "internal error".
package enum NewsroomError: Error, Hashable, Sendable {
    /// The input breaks a rule: `field` says where (a path such as `headline` or `content[2].attrs.level`), `reason` what to do.
    case invalid(field: String, reason: String)
    /// No such thing, or none that this person may see.
    case notFound(String)
    /// The person lacks the right.
    case notAllowed(Right)
    /// The person has the right, but for other sections than this story's.
    case notAllowedHere(Right)
    /// Somebody else was there first: nothing was changed and nothing is lost.
    case conflict(String)
    /// A part that is needed does not answer; the same call may go through later.
    case unavailable(String)
}

extension NewsroomError: CustomStringConvertible {
    /// One line, for a person.
    package var description: String {
        switch self {
        case .invalid(let field, let reason): "\(field): \(reason)"
        case .notFound(let what): "\(what) was not found"
        case .notAllowed(let right): "this account may not \(right.inWords)"
        case .notAllowedHere(let right): "this account may not \(right.inWords) in this section"
        case .conflict(let what): what
        case .unavailable(let what): what
        }
    }
}
