/// One thing that is looked at before a story goes to readers. How much it counts is the newsroom's setting.
package enum PublicationCheck: String, CaseIterable, Codable, Hashable, Sendable {
    case alternativeText, pictureCredit, pictureRights, topic, section, byline, standfirst, sharingHeadline, setAside, openComments
    case unconfirmedStatements, dueBackgrounds, houseStyle

    /// What becomes of a story in which it finds something.
    package enum Weight: String, CaseIterable, Codable, Hashable, Sendable {
        case off, warns, blocks
    }

    /// As long as the newsroom has said nothing else.
    package var usualWeight: Weight {
        switch self {
        case .alternativeText: .blocks
        case .pictureCredit, .pictureRights, .topic, .section, .byline, .standfirst, .sharingHeadline, .setAside, .openComments,
            .unconfirmedStatements, .dueBackgrounds, .houseStyle:
            .warns
        }
    }
}

/// How much each check counts in this newsroom.
package struct PublicationChecklist: Hashable, Sendable, Codable {
    private var weights: [PublicationCheck: PublicationCheck.Weight]

    /// - Parameter weights: of checks that are left out, the usual ones.
    package init(_ weights: [PublicationCheck: PublicationCheck.Weight] = [:]) {
        self.weights = weights
    }

    package subscript(check: PublicationCheck) -> PublicationCheck.Weight {
        get { weights[check] ?? check.usualWeight }
        set { weights[check] = newValue }
    }

    package static func == (left: Self, right: Self) -> Bool { PublicationCheck.allCases.allSatisfy { left[$0] == right[$0] } }

    package func hash(into hasher: inout Hasher) {
        for check in PublicationCheck.allCases { hasher.combine(self[check]) }
    }

    /// What the checks that are not off find, in their order.
    package func findings(in facts: PublicationFacts) -> [PublicationFinding] {
        PublicationCheck.allCases.compactMap { check in
            guard self[check] != .off, let places = check.places(in: facts) else { return nil }
            return PublicationFinding(check: check, weight: self[check], places: places)
        }
    }
}
