/// The lists of statements that readers can ask for.
extension PageKey {
    package enum RecordList: Hashable, Sendable {
        case all
        /// What was said about a topic.
        case about(slug: String)
        /// What a topic said itself.
        case said(slug: String)

        package var slug: String? {
            switch self {
            case .all: nil
            case .about(let slug), .said(let slug): slug
            }
        }

        /// The same list of another topic.
        func of(slug: String) -> RecordList {
            switch self {
            case .all: .all
            case .about: .about(slug: slug)
            case .said: .said(slug: slug)
            }
        }

        /// Where its page and its files lie.
        var folder: String {
            switch self {
            case .all: "/record/"
            case .about(let slug): PageKey.topic(slug: slug).path + "record/"
            case .said(let slug): PageKey.topic(slug: slug).path + "said/"
            }
        }
    }

    package struct RecordSides: Hashable, Sendable {
        package var topic: String
        package var one: String
        package var other: String

        package init(topic: String, one: String, other: String) {
            self.topic = topic
            self.one = one
            self.other = other
        }
    }

    package enum RecordFormat: String, CaseIterable, Hashable, Sendable {
        case json, csv

        package var mediaType: String {
            switch self {
            case .json: "application/json"
            case .csv: "text/csv"
            }
        }

        var contentType: String {
            switch self {
            case .json: mediaType
            case .csv: "text/csv; charset=utf-8; header=present"
            }
        }
    }
}
