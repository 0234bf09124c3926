/// The bounds of a document: far beyond any story, near enough that nothing grows without end.
package enum DocumentLimits {
    package static let jsonBytes = 2 << 20
    package static let nodes = 20_000
    /// Nodes within each other below the document, text included: lists nest five deep.
    package static let depth = 12
    package static let tableRows = 200
    package static let tableColumns = 50
    /// CommonMark allows nine digits in a list's number.
    package static let listStart = 0...999_999_999
    package static let headingLevels = 2...4
    package static let addressBytes = 4096
}
