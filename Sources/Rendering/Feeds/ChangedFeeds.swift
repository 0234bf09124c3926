package import Newsroom

/// Which feeds have something new after a change: those of the lists that it touched.
///
/// A change to what stories merely name (a topic's name, a caption, a background) changes the text of entries too, but is no
/// news to those who follow the feed: they see it when they ask next.
package enum ChangedFeeds {
    /// - Parameters:
    ///   - topic: the slug of a topic; nil where there is none any longer.
    ///   - contributor: the same of a contributor.
    ///   - section: the same of a section.
    package static func of(
        _ subjects: Set<Subject>, topic: (Topic.ID) throws -> String?, contributor: (Contributor.ID) throws -> String?,
        section: (Section.ID) throws -> String?
    ) rethrows -> Set<PageKey.Feed> {
        var feeds: Set<PageKey.Feed> = []
        for subject in subjects {
            switch subject {
            case .list(.all): feeds.insert(.paper)
            case .list(.newsFeed): feeds.insert(.newsFeed)
            case .corrections: feeds.insert(.corrections)
            case .record(.all): feeds.insert(.record(.all))
            case .record(.topic(let id)): if let slug = try topic(id) { feeds.insert(.record(.about(slug: slug))) }
            case .record(.speaker(let id)): if let slug = try topic(id) { feeds.insert(.record(.said(slug: slug))) }
            case .list(.language(let language)): feeds.insert(.language(language))
            case .list(.topic(let id)): if let slug = try topic(id) { feeds.insert(.topic(slug: slug)) }
            case .list(.contributor(let id)): if let slug = try contributor(id) { feeds.insert(.author(slug: slug)) }
            case .list(.section(let id)): if let slug = try section(id) { feeds.insert(.section(slug: slug)) }
            default: break
            }
        }
        return feeds
    }
}
