import Foundation

/// Prints what we miss and what we make up, for working on the rules.
enum Misses {
    static func show(_ articles: [Article], _ triples: (Article) -> [Triple], _ options: [String]) {
        var patterns: [String: (Int, Int)] = [:]
        var cues: [String: (right: Int, wrong: Int, missed: Int)] = [:]
        var lines: [String] = []
        for article in articles {
            let text = Array(article.text.unicodeScalars)
            let ours = triples(article)
            let pairs = Score.pairs(ours, article.gold, .all, .touch)
            let (mine, theirs) = (Set(pairs.map(\.0)), Set(pairs.map(\.1)))
            for (index, one) in ours.enumerated() {
                let isRight = mine.contains(index)
                patterns[one.note, default: (0, 0)].0 += 1
                if isRight { patterns[one.note, default: (0, 0)].1 += 1 }
                let cue = words(one.cue, text)
                if isRight {
                    cues[cue, default: (0, 0, 0)].right += 1
                } else {
                    cues[cue, default: (0, 0, 0)].wrong += 1
                    let near = article.gold.first { $0.cue.common(with: one.cue) > 0 }
                    lines.append("WRONG [\(one.note)] \(shown(one, text))" + (near.map { "\n   GOLD \(shown($0, text))" } ?? ""))
                }
            }
            for (index, one) in article.gold.enumerated() where !theirs.contains(index) {
                cues[words(one.cue, text), default: (0, 0, 0)].missed += 1
                if !ours.contains(where: { $0.cue.common(with: one.cue) > 0 }) { lines.append("MISSED \(shown(one, text))") }
            }
        }
        if options.first == "stems" {
            var stems: [String: (right: Int, wrong: Int)] = [:]
            for article in articles {
                let text = Array(article.text.unicodeScalars)
                let ours = triples(article)
                let mine = Set(Score.pairs(ours, article.gold, .all, options.contains("half") ? .half : .touch).map(\.0))
                for (index, one) in ours.enumerated() {
                    let cue =
                        words(one.cue, text).split(separator: " ").filter { $0.count > 3 || $0 == "say" || $0 == "see" || $0 == "ask" }.last
                        ?? "?"
                    let key = one.note + " " + cue.prefix(5) + (cue.hasSuffix("ing") ? "…ing" : "")
                    if mine.contains(index) { stems[key, default: (0, 0)].right += 1 } else { stems[key, default: (0, 0)].wrong += 1 }
                }
            }
            for (stem, count) in stems.sorted(by: { ($1.value.wrong, $0.key) < ($0.value.wrong, $1.key) }).prefix(
                Int(options.last ?? "") ?? 100)
            {
                print(
                    "\(stem)\t\(count.right)/\(count.right + count.wrong)\t\(String(format: "%.2f", Double(count.right) / Double(count.right + count.wrong)))"
                )
            }
            return
        }
        if options.first == "direct" {
            lines = []
            for article in articles {
                let text = Array(article.text.unicodeScalars)
                let ours = triples(article)
                let pairs = Score.pairs(ours.filter(\.isDirect), article.gold.filter(\.isDirect), .content, .half)
                let theirs = Set(pairs.map(\.1))
                let mine = Set(pairs.map(\.0))
                for (index, one) in article.gold.filter(\.isDirect).enumerated() where !theirs.contains(index) {
                    let near = ours.filter { $0.content.common(with: one.content) > 0 }.map {
                        "\n   OURS [\($0.note) \($0.isDirect)] \(shown($0, text))"
                    }
                    lines.append("MISSED \(shown(one, text))\(near.joined())")
                }
                for (index, one) in ours.filter(\.isDirect).enumerated() where !mine.contains(index) {
                    let near = article.gold.filter { $0.content.common(with: one.content) > 0 }.map {
                        "\n   GOLD \($0.isDirect) \(shown($0, text))"
                    }
                    lines.append("WRONG [\(one.note)] \(shown(one, text))\(near.joined())")
                }
            }
            var generator = Seeded(state: 3)
            for line in lines.shuffled(using: &generator).prefix(Int(options.last ?? "") ?? 50) { print(line) }
            return
        }
        if options.first == "cues" {
            for (cue, count) in cues.sorted(by: { $0.value.wrong + $0.value.missed > $1.value.wrong + $1.value.missed }).prefix(
                Int(options.last ?? "") ?? 100)
            {
                print("\(cue)\tright \(count.right) wrong \(count.wrong) missed \(count.missed)")
            }
            return
        }
        for (pattern, count) in patterns.sorted(by: { $0.key < $1.key }) {
            print(pattern, count.0, String(format: "%.3f", Double(count.1) / Double(count.0)))
        }
        var generator = Seeded(state: UInt64(options.first ?? "") ?? 1)
        let filter = options.count > 2 ? options[2] : ""
        let wanted = lines.filter { $0.hasPrefix(filter) || $0.contains(filter) }
        print(wanted.count)
        for line in wanted.shuffled(using: &generator).prefix(Int(options.dropFirst().first ?? "") ?? 40) { print(line) }
    }

    private static func words(_ passage: Passage, _ text: [Unicode.Scalar]) -> String {
        passage.ranges.map { String(String.UnicodeScalarView(text[$0.clamped(to: 0..<text.count)])) }.joined(separator: " ").lowercased()
    }

    static func shown(_ triple: Triple, _ text: [Unicode.Scalar]) -> String {
        let marks = triple.source.ranges.map { ($0, "S") } + triple.cue.ranges.map { ($0, "C") } + triple.content.ranges.map { ($0, "T") }
        let sorted = marks.sorted { $0.0.lowerBound < $1.0.lowerBound }
        guard let first = sorted.first, let last = sorted.last else { return "" }
        var (at, out) = (max(0, first.0.lowerBound - 50), "")
        func copy(to end: Int) {
            if end > at {
                out += String(String.UnicodeScalarView(text[at..<min(end, text.count)]))
                at = end
            }
        }
        for (range, mark) in sorted {
            copy(to: range.lowerBound)
            out += "[\(mark){"
            copy(to: range.upperBound)
            out += "}"
        }
        copy(to: min(text.count, last.0.upperBound + 40))
        return out.replacingOccurrences(of: "\n", with: "¶")
    }
}

struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}
