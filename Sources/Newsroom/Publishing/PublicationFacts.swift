/// What the checks look at: a revision, and what is known of the things that it names.
package struct PublicationFacts: Sendable {
    package var content: StoryContent
    /// Those that readers would be shown and are not shown yet by this story: what they see already holds up no update.
    package var photographs: [Photograph]
    /// Those of the revision that the paper may not show any longer, also where readers see them.
    package var outOfRights: [Photograph]
    /// Versions and values of fields that were set aside and that nobody has settled.
    package var setAside: Int
    /// Beginnings of what was said and is not settled, or of the words that are suggested.
    package var openComments: [String]
    /// The words of those statements that the text carries and that no editor has confirmed.
    package var unconfirmedStatements: [String]
    /// The names of passages that the text carries and that somebody was to look at again by then.
    package var dueBackgrounds: [String]
    /// What the house style warns of in the copy and around it, silenced notes left out.
    package var houseWarnings: [String]

    package init(
        content: StoryContent, photographs: [Photograph] = [], outOfRights: [Photograph] = [], setAside: Int = 0,
        openComments: [String] = [], unconfirmedStatements: [String] = [], dueBackgrounds: [String] = [], houseWarnings: [String] = []
    ) {
        self.content = content
        self.photographs = photographs
        self.outOfRights = outOfRights
        self.setAside = setAside
        self.openComments = openComments
        self.unconfirmedStatements = unconfirmedStatements
        self.dueBackgrounds = dueBackgrounds
        self.houseWarnings = houseWarnings
    }
}

/// What a check found.
package struct PublicationFinding: Hashable, Sendable {
    package let check: PublicationCheck
    package let weight: PublicationCheck.Weight
    /// Each place, as a person knows it again; empty where there is but one.
    package let places: [String]

    package init(check: PublicationCheck, weight: PublicationCheck.Weight, places: [String]) {
        self.check = check
        self.weight = weight
        self.places = places
    }
}

extension PublicationCheck {
    /// In characters: what other sites, feeds and search engines show of a headline before they cut it.
    package static let longestSharingHeadline = 110

    /// The rules, one for each check: where something is wrong; nil where nothing is.
    func places(in facts: PublicationFacts) -> [String]? {
        let content = facts.content
        // A brief is a line in the news feed: it has a headline and goes under no name.
        let isWhole = content.kind != .brief
        switch self {
        case .alternativeText: return Self.names(of: facts.photographs.filter(\.lacksAlternativeText))
        case .pictureCredit: return Self.names(of: facts.photographs.filter(\.lacksCredit))
        case .pictureRights: return Self.names(of: facts.outOfRights)
        case .topic: return content.topics.isEmpty ? [] : nil
        case .section: return isWhole && content.section == nil ? [] : nil
        case .byline: return isWhole && content.byline.isEmpty ? [] : nil
        case .standfirst: return isWhole && content.standfirst.allSatisfy(\.isWhitespace) ? [] : nil
        case .sharingHeadline:
            let headline = content.sharingTitle.isEmpty ? content.headline : content.sharingTitle
            return headline.count > Self.longestSharingHeadline ? ["\(headline.count)"] : nil
        case .setAside: return facts.setAside > 0 ? [] : nil
        case .openComments: return facts.openComments.isEmpty ? nil : facts.openComments.map { Self.beginning(of: $0) }
        case .unconfirmedStatements:
            return facts.unconfirmedStatements.isEmpty ? nil : facts.unconfirmedStatements.map { Self.beginning(of: $0) }
        case .dueBackgrounds: return facts.dueBackgrounds.isEmpty ? nil : facts.dueBackgrounds.map { Self.beginning(of: $0) }
        case .houseStyle: return facts.houseWarnings.isEmpty ? nil : facts.houseWarnings
        }
    }

    private static func names(of photographs: [Photograph]) -> [String]? {
        photographs.isEmpty ? nil : photographs.map(\.shortName)
    }

    static func beginning(of text: String) -> String { "“\(text.prefix(60))\(text.count > 60 ? "…" : "")”" }
}

extension Photograph {
    /// A picture that readers would see and some not be told of. One whose words alone are at hand shows nothing.
    package var lacksAlternativeText: Bool { file != nil && alternativeText.allSatisfy(\.isWhitespace) }

    package var lacksCredit: Bool { file != nil && credit.allSatisfy(\.isWhitespace) }

    /// As a person knows it again.
    package var shortName: String { caption.isEmpty ? id.description : PublicationCheck.beginning(of: caption) }
}
