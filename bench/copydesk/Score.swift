import Foundation

/// Precision, recall and F1 over articles: each attribution of the gold counts for one of ours at most.
struct Score {
    enum Part: CaseIterable {
        case source, cue, content, all

        var name: String {
            switch self {
            case .source: "source"
            case .cue: "cue"
            case .content: "content"
            case .all: "all three"
            }
        }
    }

    enum Criterion: CaseIterable {
        /// The same characters.
        case exact
        /// The characters' F1 is one half or more.
        case half
        /// A character in common.
        case touch

        var name: String {
            switch self {
            case .exact: "exact"
            case .half: "overlap (F1 ≥ 0.5)"
            case .touch: "overlap (any)"
            }
        }

        func holds(_ one: Passage, _ other: Passage) -> Bool {
            switch self {
            case .exact: one == other
            case .half: one.likeness(to: other) >= 0.5
            case .touch: one.isEmpty && other.isEmpty || one.common(with: other) > 0
            }
        }
    }

    private(set) var matched = 0
    private(set) var predicted = 0
    private(set) var gold = 0

    var precision: Double { predicted == 0 ? 0 : Double(matched) / Double(predicted) }
    var recall: Double { gold == 0 ? 0 : Double(matched) / Double(gold) }
    var f1: Double { predicted + gold == 0 ? 0 : 2 * Double(matched) / Double(predicted + gold) }

    mutating func add(_ predicted: [Triple], _ gold: [Triple], _ part: Part, _ criterion: Criterion) {
        self.predicted += predicted.count
        self.gold += gold.count
        matched += Self.pairs(predicted, gold, part, criterion).count
    }

    /// Which of ours is which of the gold: the likeliest first.
    static func pairs(_ predicted: [Triple], _ gold: [Triple], _ part: Part, _ criterion: Criterion) -> [(Int, Int)] {
        var candidates: [(likeness: Double, ours: Int, theirs: Int)] = []
        for (ours, one) in predicted.enumerated() {
            for (theirs, other) in gold.enumerated() where holds(one, other, part, criterion) {
                let likeness =
                    one.content.likeness(to: other.content) + one.cue.likeness(to: other.cue) + one.source.likeness(to: other.source)
                candidates.append((likeness, ours, theirs))
            }
        }
        candidates.sort { ($0.likeness, $1.ours, $1.theirs) > ($1.likeness, $0.ours, $0.theirs) }
        var (usedOurs, usedTheirs) = (Set<Int>(), Set<Int>())
        return candidates.compactMap { candidate in
            guard !usedOurs.contains(candidate.ours), !usedTheirs.contains(candidate.theirs) else { return nil }
            usedOurs.insert(candidate.ours)
            usedTheirs.insert(candidate.theirs)
            return (candidate.ours, candidate.theirs)
        }
    }

    private static func holds(_ one: Triple, _ other: Triple, _ part: Part, _ criterion: Criterion) -> Bool {
        switch part {
        case .source: criterion.holds(one.source, other.source)
        case .cue: criterion.holds(one.cue, other.cue)
        case .content: criterion.holds(one.content, other.content)
        case .all:
            criterion.holds(one.cue, other.cue) && criterion.holds(one.source, other.source) && criterion.holds(one.content, other.content)
        }
    }
}
