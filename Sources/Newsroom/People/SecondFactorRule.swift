/// Who must have a second factor to work at the desk.
package enum SecondFactorRule: String, CaseIterable, Sendable {
    /// Those who can publish or keep accounts.
    case publishers
    case everyone
    /// Those who want one.
    case nobody

    package func asks(_ role: Role) -> Bool {
        switch self {
        case .publishers: role.isTrusted
        case .everyone: true
        case .nobody: false
        }
    }
}
