/// Whom a statement is attributed to.
struct Speaker: Equatable {
    var name: String
    var role = ""
    /// False for a pronoun of whom nothing tells whom it means.
    var isResolved = true
}

/// A person named in the copy.
struct Person {
    var name: String
    var role = ""
    var gender: Gender = .unknown
    /// The last token at which the person was named.
    var lastSeen = 0
}

enum Gender {
    case man, woman, unknown

    func fits(_ other: Gender) -> Bool { self == .unknown || other == .unknown || self == other }
}
