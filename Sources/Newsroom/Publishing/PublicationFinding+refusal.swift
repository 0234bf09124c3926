extension PublicationFinding {
    /// Why an act is refused where the check blocks.
    package var refusal: NewsroomError {
        func missing(_ field: String, _ what: String) -> NewsroomError {
            .invalid(field: field, reason: "the newsroom's checklist asks for \(what) before a story is published")
        }
        let named = places.joined(separator: ", ")
        return switch check {
        case .alternativeText:
            .invalid(
                field: "alternativeText",
                reason: "the photograph \(named) needs a text for readers who do not see it before it is published")
        case .pictureCredit: missing("credit", "a credit of the photograph \(named)")
        case .pictureRights:
            .invalid(
                field: "rightsEnd",
                reason: "the newsroom's checklist asks for pictures that may be shown, and the rights to \(named) have ended by then")
        case .topic: missing("topics", "a topic")
        case .section: missing("section", "a section")
        case .byline: missing("byline", "a name in the byline")
        case .standfirst: missing("standfirst", "a standfirst")
        case .sharingHeadline:
            missing("sharingTitle", "a headline for sharing of at most \(PublicationCheck.longestSharingHeadline) characters")
        case .openComments: .conflict("the newsroom's checklist asks for comments to be settled first: \(named)")
        case .setAside:
            .conflict("a version of the story was set aside, and nobody has brought the two together: the checklist asks for that first")
        case .houseStyle:
            .conflict(
                "the newsroom's checklist asks for the house style: \(places.count) to mend or to silence: "
                    + places.prefix(10).joined(separator: ", "))
        case .unconfirmedStatements: missing("statements", "an editor's word on the statements \(named)")
        case .dueBackgrounds: missing("backgrounds", "somebody's word that the background \(named) is still right")
        }
    }
}
