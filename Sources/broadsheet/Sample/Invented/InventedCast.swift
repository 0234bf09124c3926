import Editorial
import Foundation
import Newsroom

/// Whom and what an invented archive writes about, and who writes.
struct InventedCast: Sendable {
    /// A script's topics, those that come up most first.
    struct Subjects: Sendable {
        var topics: [Topic] = []
        var people: [Topic] = []
        var ranks = Zipf(1)
        var peopleRanks = Zipf(1)
    }

    private(set) var english = Subjects()
    private(set) var ukrainian = Subjects()
    private(set) var contributors: [Contributor] = []
    private(set) var sections: [Section] = []
    private(set) var outlets: [Outlet] = []
    let contributorRanks: Zipf

    private static let sectionNames = [
        "Town", "Harbour", "Politics", "Economy", "Courts", "Schools", "Science", "Culture", "Sport", "Opinion",
    ]

    /// Saves all of them.
    ///
    /// - Parameter size: how many stories there are to be: a larger archive has more topics.
    init(size: Int, seed: UInt64, editorial: Editorial, identifiers: IdentifierSource) async throws {
        var dice = Dice(seed: seed, -1)
        contributorRanks = Zipf(300, exponent: 0.8)
        for number in 0..<300 {
            let name = (number.isMultiple(of: 5) ? InventedNames.ukrainian : .english).person(&dice)
            let contributor = Contributor(id: identifiers.next(), name: name, slug: "")
            contributors.append(try await editorial.perform(SaveContributor(contributor), as: User.operator.id))
        }
        for (position, name) in Self.sectionNames.enumerated() {
            let section = Section(id: identifiers.next(), name: name, slug: name.lowercased(), position: position)
            sections.append(try await editorial.perform(SaveSection(section), as: User.operator.id))
        }
        for number in 0..<40 {
            let outlet = Outlet(id: identifiers.next(), name: "\(InventedNames.english.place(&dice)) News \(number)", kind: .newspaper)
            try await editorial.perform(SaveOutlet(outlet), as: User.operator.id)
            outlets.append(outlet)
        }
        let topics = min(20_000, 600 + size / 40)
        english = try await Self.subjects(topics * 4 / 5, .english, &dice, editorial, identifiers)
        ukrainian = try await Self.subjects(topics / 5, .ukrainian, &dice, editorial, identifiers)
    }

    private static func subjects(
        _ count: Int, _ names: InventedNames, _ dice: inout Dice, _ editorial: Editorial, _ identifiers: IdentifierSource
    ) async throws -> Subjects {
        var subjects = Subjects()
        var seen: Set<String> = []
        while subjects.topics.count < count {
            let (kind, name) = topic(names, &dice)
            guard seen.insert(name).inserted else { continue }
            subjects.topics.append(Topic(id: identifiers.next(), kind: kind, name: name, slug: ""))
        }
        // Many at once share a commit.
        subjects.topics = try await withThrowingTaskGroup(of: (Int, Topic).self) { group in
            var saved = subjects.topics
            for (place, topic) in subjects.topics.enumerated() {
                if place >= 64, let (place, topic) = try await group.next() { saved[place] = topic }
                group.addTask { (place, try await editorial.perform(SaveTopic(topic), as: User.operator.id)) }
            }
            for try await (place, topic) in group { saved[place] = topic }
            return saved
        }
        subjects.people = subjects.topics.filter { $0.kind == .person }
        subjects.ranks = Zipf(subjects.topics.count)
        subjects.peopleRanks = Zipf(subjects.people.count)
        return subjects
    }

    private static func topic(_ names: InventedNames, _ dice: inout Dice) -> (Topic.Kind, String) {
        switch dice.fraction() {
        case ..<0.4: (.person, names.person(&dice))
        case ..<0.65: (.place, names.place(&dice))
        case ..<0.93: (.organisation, names.body(&dice))
        default: (.theme, names.theme(&dice))
        }
    }
}
