package import Foundation

/// What something was before an act changed it: kept beside the act's event, so that it can be put back.
package enum Former: Hashable, Sendable, Codable {
    /// What readers saw of a story; nil for nothing.
    case edition(Edition?)
    /// The publication that was planned; nil for none.
    case plan(Plan?)
    case front(FrontArrangement)
    /// Nil where there was none.
    case storyPackage(StoryPackage?)
    /// With the name of the file that it came as.
    case photograph(Photograph, original: String?)
    case topic(Topic)
    case contributor(Contributor)
    case section(Section)
    case user(User)
    case checklist(PublicationChecklist)
    case background(revision: Int)
    case backgroundCare(BackgroundCare)
    /// Nil where it led nowhere.
    case redirect(target: String?)
    /// Nil where it was not in the diary.
    case diaryEvent(DiaryEvent?)

    package struct Edition: Hashable, Sendable, Codable {
        package var revision: Int
        package var slug: String
        package var firstPublished: Date
        package var updated: Date

        package init(revision: Int, slug: String, firstPublished: Date, updated: Date) {
            self.revision = revision
            self.slug = slug
            self.firstPublished = firstPublished
            self.updated = updated
        }
    }

    package struct Plan: Hashable, Sendable, Codable {
        package var revision: Int
        package var due: Date

        package init(revision: Int, due: Date) {
            self.revision = revision
            self.due = due
        }
    }
}
