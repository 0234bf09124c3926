package import Foundation
package import Newsroom

/// Which open assignments a list shows, and by which of their times it is in order; every part that is there must hold.
package struct AssignmentQuery: Hashable, Sendable {
    package var order: AssignmentTimes.What
    /// Whom one must have.
    package var person: User.ID?
    package var section: Section.ID?
    /// Of the story; an idea has none.
    package var stage: Stage?
    /// Of the story.
    package var topic: Topic.ID?
    /// Words of the title or the story; the last may be a beginning.
    package var text: String
    /// Before this time.
    package var end: Date?

    package init(
        order: AssignmentTimes.What, person: User.ID? = nil, section: Section.ID? = nil, stage: Stage? = nil, topic: Topic.ID? = nil,
        text: String = "", end: Date? = nil
    ) {
        self.order = order
        self.person = person
        self.section = section
        self.stage = stage
        self.topic = topic
        self.text = text
        self.end = end
    }
}

/// An assignment with its story's row of the list.
package struct PlannedStory: Hashable, Sendable {
    package let assignment: Assignment
    package let entry: StoryListEntry?
}

/// A page of a list of assignments.
package struct AssignmentPage: Sendable {
    package var items: [PlannedStory] = []
    /// Behind which the next page begins; nil at the end.
    package var next: AssignmentTimes.Place?
}

/// The open assignments in order of a time, by everything that a list can be asked for.
package struct AssignmentList {
    package let records: Records

    package init(_ records: Records) {
        self.records = records
    }

    /// So many are looked at for one page, however few of them match: the next page goes on from there. Person and section are
    /// found by index; what is left to be looked at is the stage, a topic and words.
    private static let mostLookedAt = 100

    package func page(_ query: AssignmentQuery, after place: AssignmentTimes.Place?, limit: Int) throws -> AssignmentPage {
        var page = AssignmentPage()
        var last = place
        var looked = 0
        while looked < Self.mostLookedAt {
            let places = try places(query, after: last, limit: limit)
            for place in places {
                last = place
                guard let item = try item(place.assignment, query) else { continue }
                page.items.append(item)
                if page.items.count == limit {
                    page.next = try self.places(query, after: place, limit: 1).isEmpty ? nil : place
                    return page
                }
            }
            if places.count < limit { return page }
            looked += places.count
        }
        page.next = last
        return page
    }

    private func places(_ query: AssignmentQuery, after place: AssignmentTimes.Place?, limit: Int) throws -> [AssignmentTimes.Place] {
        let list = query.person.map { .person($0) } ?? query.section.map { .section($0) } ?? AssignmentTimes.List.everybody
        return try records.assignmentTimes.places(
            list, query.order, isOpen: true, after: place, until: query.end, limit: limit)
    }

    private func item(_ id: Assignment.ID, _ query: AssignmentQuery) throws -> PlannedStory? {
        guard let assignment = try records.assignments.find(id) else { return nil }
        if let section = query.section, assignment.section != section { return nil }
        let entry = try assignment.story.flatMap { try records.storyList.entry(of: $0) }
        if let stage = query.stage, entry?.stage != stage { return nil }
        guard try has(assignment, entry, query) else { return nil }
        return PlannedStory(assignment: assignment, entry: entry)
    }

    private func has(_ assignment: Assignment, _ entry: StoryListEntry?, _ query: AssignmentQuery) throws -> Bool {
        if query.topic == nil, Self.title(assignment.title, has: query.text) { return true }
        guard let entry else { return false }
        return try StorySearch(connection: records.connection).isMatch(
            StoryListQuery(text: query.text, topic: query.topic), number: entry.number)
    }

    private static func title(_ title: String, has text: String) -> Bool {
        let asked = SearchText.words(text, limit: StorySearch.mostAsked)
        let words = SearchText.words(title)
        guard let beginning = asked.last else { return !text.contains { !$0.isWhitespace } }
        return asked.dropLast().allSatisfy(words.contains) && words.contains { $0.hasPrefix(beginning) }
    }
}
