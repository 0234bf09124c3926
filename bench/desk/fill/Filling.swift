import Archive
import Foundation
import Newsroom

/// Of ten stories, nine are public and ready, as in a paper that has grown old; the rest is in work. Every fiftieth has an open
/// assignment, half of them ideas; four of fifty have one that is done.
struct Filling: Sendable {
    private let archive: NewsroomArchive
    private let count: Int
    private let now: Date
    private let library: Library

    private struct Library: Sendable {
        var sections: [Section.ID] = []
        var topics: [Topic.ID] = []
        var contributors: [Contributor.ID] = []
        var people: [User.ID] = []
    }

    private static let words = """
        harbour council ferry bridge school budget court marsh lighthouse market station fire election museum hospital tram river
        storm library union bakery orchestra archive tunnel quay festival dike airport university theatre
        """.split(whereSeparator: { $0.isWhitespace }).map { String($0) }

    init(_ archive: NewsroomArchive, count: Int, now: Date) async throws {
        self.archive = archive
        self.count = count
        self.now = now
        library = try await archive.write { records in try Self.library(in: records, before: now) }
    }

    private static func library(in records: Records, before now: Date) throws -> Library {
        var library = Library()
        let identifiers = IdentifierSource(now: { now.addingTimeInterval(-90_000_000) })
        library.people = try records.users.all().map { $0.id }.filter { $0 != User.operator.id }
        for number in 0..<12 {
            let section = Section(id: identifiers.next(), name: "Section \(number)", slug: "section-\(number)", position: number)
            try records.sections.save(section)
            library.sections.append(section.id)
        }
        for number in 0..<5_000 {
            let name = "Topic \(number)"
            let topic = Topic(id: identifiers.next(), kind: .event, name: name, slug: "topic-\(number)")
            try records.topics.save(topic)
            library.topics.append(topic.id)
        }
        for number in 0..<60 {
            let contributor = Contributor(id: identifiers.next(), name: "Writer \(number)", slug: "writer-\(number)")
            try records.contributors.save(contributor)
            library.contributors.append(contributor.id)
        }
        return library
    }

    func run() async throws {
        var dice = Dice()
        for first in stride(from: 0, to: count, by: 500) {
            dice = try await archive.write { [dice] records in
                var dice = dice
                for number in first..<min(count, first + 500) { try put(number, &dice, records) }
                return dice
            }
        }
    }

    /// One story, with what the desk's acts would have kept of it.
    private func put(_ number: Int, _ dice: inout Dice, _ records: Records) throws {
        guard let author = library.people.randomElement(using: &dice) else { return }
        let time = now.addingTimeInterval(-Double(count - number) / Double(count) * 80_000_000)
        let identifiers = IdentifierSource(now: { time })
        let content = content(number, &dice)
        let revision = Revision(
            story: identifiers.next(), number: 1, content: content, savedAt: time, savedBy: author, manner: .deliberate, startedAt: time)
        let isPublic = number % 10 != 0
        let inWork: [Stage] = [.draft, .draft, .inReview, .ready, .spiked]
        try records.stories.add(revision.story, stage: isPublic ? .ready : inWork[number / 10 % 5], first: revision)
        if isPublic {
            try records.editions.put(
                Editions.Copy(revision: revision, slug: "story-\(number)", firstPublished: time, updated: time), at: time)
        } else {
            try plan(number, revision, identifiers, &dice, records)
        }
    }

    private func content(_ number: Int, _ dice: inout Dice) -> StoryContent {
        let headline = (0..<6).map { _ in Self.words.randomElement(using: &dice) ?? "" }.joined(separator: " ")
        var topics: [Topic.ID] = []
        for _ in 0..<3 {
            if let topic = library.topics.randomElement(using: &dice), !topics.contains(topic) { topics.append(topic) }
        }
        let byline = library.contributors.randomElement(using: &dice).map { [BylineEntry(contributor: $0)] } ?? []
        return StoryContent(
            headline: headline, slug: "story-\(number)", byline: byline, topics: topics,
            section: library.sections.randomElement(using: &dice))
    }

    private func plan(
        _ number: Int, _ revision: Revision, _ identifiers: IdentifierSource, _ dice: inout Dice, _ records: Records
    ) throws {
        let deadline = now.addingTimeInterval(Double(Int.random(in: -14...14, using: &dice)) * 86_400 + 3_600)
        let assignment = Assignment(
            id: identifiers.next(), title: revision.content.headline, section: revision.content.section, length: 600, deadline: deadline,
            planned: deadline.addingTimeInterval(7_200), people: [revision.savedBy], story: number % 100 == 0 ? nil : revision.story,
            state: number % 50 == 0 ? .open : .done, createdBy: revision.savedBy)
        try records.assignments.save(assignment, by: revision.savedBy, at: revision.savedAt)
        if let story = assignment.story { try records.storyList.refresh(story) }
    }
}

/// The same numbers each time.
struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64 = 7

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
