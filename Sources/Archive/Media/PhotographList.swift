package import Newsroom

/// Which photographs a list shows.
package struct PhotographQuery: Hashable, Sendable {
    /// Words of what is known of the photograph; the last may be a beginning.
    package var text: String
    package var lacking: Lacking?

    package enum Lacking: Hashable, Sendable {
        case alternativeText, credit
        /// The rights end on this day or have ended before: those that end last come first.
        case rights(Day)
    }

    package init(text: String = "", lacking: Lacking? = nil) {
        self.text = text
        self.lacking = lacking
    }
}

/// Where a list goes on.
package struct PhotographPlace: Hashable, Sendable {
    package let number: Int64
    /// Of the photograph there; lists by it need it.
    package let rightsEnd: Day?

    package init(number: Int64, rightsEnd: Day?) {
        self.number = number
        self.rightsEnd = rightsEnd
    }
}

package struct PhotographListEntry: Hashable, Sendable {
    package let photograph: Photograph
    package let place: PhotographPlace
}
