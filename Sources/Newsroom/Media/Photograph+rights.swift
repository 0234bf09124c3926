extension Photograph {
    /// Whether the paper may not show it any longer.
    package func isOutOfRights(on day: Day) -> Bool { rightsEnd.map { $0 < day } ?? false }

    /// Days ahead of which the desk is warned that the rights to a picture end.
    package static let rightsNotice = 30

    package func rightsEndSoon(on day: Day) -> Bool {
        !isOutOfRights(on: day) && rightsEnd.map { $0.daysSince1970 - day.daysSince1970 <= Self.rightsNotice } ?? false
    }
}
