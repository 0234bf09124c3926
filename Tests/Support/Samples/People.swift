package import Newsroom

extension User {
    /// One account for each role; a newsroom under test has them all.
    package static func sample(_ role: Role) -> User {
        let number = Role.allCases.firstIndex(of: role) ?? 0
        return User(
            id: .sample(UInt64(900 + number)), email: "\(role.rawValue)@vellmouth.example", name: "The \(role.rawValue)", role: role)
    }

    package static let reporter = sample(.reporter)
    package static let editor = sample(.editor)
    package static let chiefEditor = sample(.chiefEditor)
    package static let administrator = sample(.administrator)
    package static let outsideContributor = sample(.outsideContributor)
    package static let secondReporter = User(
        id: .sample(950), email: "second@vellmouth.example", name: "The second reporter", role: .reporter)

    package static let staff = Role.allCases.map(sample) + [secondReporter]
}

extension Contributor {
    package static let marenHolt = Contributor(
        id: .sample(201), name: "Maren Holt", slug: "maren-holt", biography: "Maren Holt has written of the harbour since 2011.",
        position: "Harbour reporter")
    package static let osipDark = Contributor(id: .sample(202), name: "Осип Дарк", slug: "osyp-dark")
}
