import Foundation
import Newsroom

/// One story of an invented archive, with what is quoted in it.
struct InventedStory: Sendable {
    /// What becomes of it later.
    struct Revised: Sendable {
        /// Seconds after its publication.
        var after: TimeInterval
        var addition: Block
        /// Nil for an update.
        var correction: String?
    }

    struct Quoted: Sendable {
        var id: Statement.ID
        var speaker: Topic
        var words: String
        var outlet: Outlet.ID?
    }

    private(set) var content = StoryContent()
    private(set) var quoted: [Quoted] = []
    private(set) var revised: Revised?
    let published: Date

    private let prose: InventedProse
    private let subjects: InventedCast.Subjects
    private var own: [String: [String]] = [:]

    init(_ number: Int, _ cast: InventedCast, seed: UInt64, published: Date, identifiers: IdentifierSource) {
        var dice = Dice(seed: seed, number)
        self.published = published
        let isUkrainian = dice.chance(0.2)
        prose = isUkrainian ? .ukrainian : .english
        subjects = isUkrainian ? cast.ukrainian : cast.english
        let topics = topics(&dice)
        own = ["topic": topics.map(\.name), "place": [prose.names.place(&dice), prose.names.place(&dice)]]
        content.kind = Self.kind(&dice)
        content.language = prose.language
        content.inNewsFeed = dice.chance(0.2)
        content.headline = prose.filled(dice.pick(prose.headlines), own, &dice)
        content.topics = topics.map(\.id)
        content.section = dice.pick(cast.sections).id
        content.byline = [BylineEntry(contributor: cast.contributors[cast.contributorRanks.rank(&dice)].id)]
        if dice.chance(0.15) {
            let second = BylineEntry(contributor: cast.contributors[cast.contributorRanks.rank(&dice)].id)
            if !content.byline.contains(second) { content.byline.append(second) }
        }
        if dice.chance(0.4) { content.dateline = own["place"]?[0].uppercased() ?? "" }
        content.standfirst = dice.chance(0.6) ? prose.filled(dice.pick(prose.openings), own, &dice) : ""
        write(words: Self.length(&dice), outlets: cast.outlets, identifiers, &dice)
        revised = revision(&dice)
    }

    /// As long as the stories of Reuters-21578: half of them under 91 words, one in ten over 296 (10,051 stories, counted).
    private static func length(_ dice: inout Dice) -> Double { min(1_000, max(16, exp(4.51 + 0.93 * dice.normal()))) }

    private static func kind(_ dice: inout Dice) -> StoryKind {
        switch dice.fraction() {
        case ..<0.7: .news
        case ..<0.88: .brief
        case ..<0.93: .analysis
        case ..<0.97: .opinion
        case ..<0.985: .explainer
        default: .interview
        }
    }

    private func topics(_ dice: inout Dice) -> [Topic] {
        var topics: [Topic] = []
        for _ in 0..<dice.number(1...4) {
            let topic = subjects.topics[subjects.ranks.rank(&dice)]
            if !topics.contains(topic) { topics.append(topic) }
        }
        return topics
    }

    private mutating func write(words: Double, outlets: [Outlet], _ identifiers: IdentifierSource, _ dice: inout Dice) {
        var left = Int(words)
        var blocks: [Block] = []
        while left > 0 {
            let isFirst = blocks.isEmpty
            if !isFirst, dice.chance(0.12), quoted.count < 4 {
                let outlet = dice.chance(0.3) ? dice.pick(outlets).id : nil
                let paragraph = quotation(identifiers.next(), outlet, &dice)
                left -= 22
                blocks.append(.paragraph(paragraph))
                continue
            }
            let sentences = (0..<dice.number(1...3)).map { place in
                prose.filled(dice.pick(isFirst && place == 0 ? prose.openings : prose.sentences), own, &dice)
            }
            let text = sentences.joined(separator: " ")
            left -= text.split(separator: " ").count
            blocks.append(.paragraph([.text(text)]))
        }
        content.document = Document(blocks)
    }

    /// A paragraph with somebody's words in it, marked.
    private mutating func quotation(_ id: Statement.ID, _ outlet: Outlet.ID?, _ dice: inout Dice) -> [Inline] {
        let speaker = subjects.people[subjects.peopleRanks.rank(&dice)]
        let words = prose.filled(dice.pick(prose.quotations), own, &dice)
        let around = prose.filled(
            dice.pick(prose.attributions), own.merging(["speaker": [speaker.name], "quote": ["\u{FFFC}"]]) { $1 }, &dice)
        let parts = around.split(separator: "\u{FFFC}", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        quoted.append(Quoted(id: id, speaker: speaker, words: words, outlet: outlet))
        return [.text(parts[0]), .text(words, [.statement(id)]), .text(parts[1])]
    }

    private func revision(_ dice: inout Dice) -> Revised? {
        let share = dice.fraction()
        guard share < 0.08 else { return nil }
        let addition = Block.paragraph([.text(prose.filled(dice.pick(prose.sentences), own, &dice))])
        return Revised(
            after: 600 + dice.fraction() * 90_000, addition: addition,
            correction: share < 0.01 ? prose.filled(dice.pick(prose.corrections), own, &dice) : nil)
    }
}
