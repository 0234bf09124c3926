/// What readers are told of a change to a background, in each story that carries it.
package enum BackgroundChange: String, CaseIterable, Hashable, Sendable {
    /// When it was updated.
    case update
    /// Nothing: it is counted, and that is all.
    case fix
}
