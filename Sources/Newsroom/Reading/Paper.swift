package import Foundation

/// The newspaper itself: what every page of it says.
package struct Paper: Hashable, Sendable {
    package var name: String
    /// The line under the name; may be empty.
    package var motto: String
    /// BCP 47.
    package var language: String
    /// The newsroom's zone: every date a reader sees is a date there.
    package var timeZone: TimeZone
    /// The public origin, without a slash at the end: `https://paper.example`.
    package var siteURL: String
    package var syndication: Syndication

    package init(
        name: String, motto: String = "", language: String = "en", timeZone: TimeZone, siteURL: String,
        syndication: Syndication = Syndication()
    ) {
        self.name = name
        self.motto = motto
        self.language = language
        self.timeZone = timeZone
        self.siteURL = siteURL
        self.syndication = syndication
    }
}
