import Foundation

/// Reads PolNeAR's articles and their standoff annotations (brat).
enum PolNeAR {
    static func articles(in folder: String) throws -> [Article] {
        let home = "\(folder)/quotes_polnear/networkdynamics__PolNeAR/data/train"
        var annotations: [String: [String]] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: "\(home)/attributions").sorted() {
            guard let cut = file.lastIndex(of: "_") else { continue }
            annotations[String(file[..<cut]), default: []].append(file)
        }
        return try annotations.sorted { $0.key < $1.key }.compactMap { name, files in
            guard let data = FileManager.default.contents(atPath: "\(home)/text/\(name).txt") else { return nil }
            let text = String(decoding: data, as: UTF8.self)
            let scalars = Array(text.unicodeScalars)
            let readings = try files.map { file in
                triples(try String(contentsOfFile: "\(home)/attributions/\(file)", encoding: .utf8), scalars)
            }
            return Article(name: name, text: text, gold: readings[0], others: Array(readings.dropFirst()))
        }
    }

    private static func triples(_ annotation: String, _ text: [Unicode.Scalar]) -> [Triple] {
        var spans: [Substring: [Range<Int>]] = [:]
        var events: [[Substring]] = []
        // A carriage return may stand in the quoted text; only line feeds end lines.
        for line in annotation.unicodeScalars.split(separator: "\n").map({ Substring($0) }) {
            let parts = line.split(separator: "\t", maxSplits: 2)
            guard parts.count > 1 else { continue }
            if parts[0].hasPrefix("T") {
                spans[parts[0]] = ranges(parts[1])
            } else if parts[0].hasPrefix("E") {
                events.append(parts[1].split(separator: " "))
            }
        }
        return events.compactMap { triple($0, spans, text) }
    }

    /// `Content 591 751;794 995`.
    private static func ranges(_ text: Substring) -> [Range<Int>] {
        let numbers = text.drop { $0 != " " }.dropFirst()
        return numbers.split(separator: ";").compactMap { pair in
            let ends = pair.split(separator: " ").compactMap { Int($0) }
            return ends.count == 2 && ends[0] <= ends[1] ? ends[0]..<ends[1] : nil
        }
    }

    private static func triple(_ event: [Substring], _ spans: [Substring: [Range<Int>]], _ text: [Unicode.Scalar]) -> Triple? {
        func passage(_ role: String) -> Passage {
            Passage(
                event.flatMap { part -> [Range<Int>] in
                    let pair = part.split(separator: ":")
                    guard pair.count == 2, pair[0].trimmingCharacters(in: .decimalDigits) == role else { return [] }
                    return spans[pair[1]] ?? []
                })
        }
        let (cue, content) = (passage("Cue"), passage("Content"))
        guard !cue.isEmpty, !content.isEmpty else { return nil }
        return Triple(source: passage("Source"), cue: cue, content: content, isDirect: Direct.isDirect(content, text))
    }
}

/// What counts as a direct quotation in the gold: most of its characters stand between quotation marks.
enum Direct {
    private static let marks: Set<Unicode.Scalar> = ["\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}"]

    private static let singles: Set<Unicode.Scalar> = ["'", "\u{2018}"]

    static func isDirect(_ content: Passage, _ text: [Unicode.Scalar]) -> Bool {
        guard let first = content.ranges.first, first.lowerBound < text.count, let last = content.ranges.last, last.upperBound <= text.count
        else { return false }
        let opening = text[first.lowerBound]
        let second = first.lowerBound + 1 < text.count ? text[first.lowerBound + 1] : " "
        let opens = marks.contains(opening) || singles.contains(opening) && second != " "
        let closes = text[max(0, last.upperBound - 2)..<last.upperBound].contains { marks.contains($0) || $0 == "'" || $0 == "\u{2019}" }
        return opens && closes
    }
}
