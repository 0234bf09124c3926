package import Newsroom

/// Whom a route answers that asks for nobody in particular: signing in, files that every screen needs.
package enum OpenAccess: Hashable, Sendable {
    case anybody
}

/// Whom a route answers, of those who have shown at least their password.
package enum StaffAccess: Hashable, Sendable {
    /// Whose second factor is still to come.
    case halfway
    /// Who is signed in, though the newsroom may ask them to add a second factor before anything else: that is done here.
    case newcomer
    case signedIn
    /// Who is signed in and has the right.
    case right(Right)
}

/// What is declared of a route: it has one of these.
package enum Access: Hashable, Sendable {
    case open(OpenAccess)
    case staff(StaffAccess)
    /// Scripts, by their tokens: the API.
    case token(TokenAccess)
}
