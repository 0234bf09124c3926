import Foundation

extension EditionSummary {
    /// Where it stands in every list of stories, as cursors name it: what is after it was published earlier.
    package var place: Cursor { Cursor(position: Int64((firstPublished.timeIntervalSince1970 * 1000).rounded()), id: id.uuid) }
}

extension PublishedStatement {
    /// Where it stands in every list of statements: what is after it was said earlier.
    package var place: Cursor { Cursor(position: Int64(day.daysSince1970), id: id.uuid) }
}
