package import Newsroom

/// What a file says of its picture, after the IPTC Photo Metadata Standard 2023.1. Empty where it says nothing.
package struct PictureWords: Codable, Hashable, Sendable {
    package var caption = ""
    package var credit = ""
    package var creator = ""
    package var rights = ""
    package var place = ""
    package var occasion = ""
    package var taken: ImpreciseDate?
    package var alternativeText = ""
    /// A concept of IPTC's NewsCodes: `digitalCapture`, `trainedAlgorithmicMedia`.
    package var digitalSourceType: String?

    package init() {}

    /// What is known of a photograph, as it is written into its files.
    package init(_ photograph: Photograph) {
        caption = photograph.caption
        credit = photograph.credit
        creator = photograph.creator
        rights = photograph.rights
        alternativeText = photograph.alternativeText
        digitalSourceType = photograph.digitalSourceType
    }
}
