import CopyDesk
import Foundation
import Spawning

/// English grammar, read by `harper-cli`: a child for each reading, for it takes one text and ends. Its start costs more than a story,
/// so what is known of a paragraph is kept, and a text's other paragraphs are read in one go.
actor Grammarian {
    /// Scalars of one reading; a text that needs more is read in several.
    private static let most = 60_000
    /// A paragraph of more scalars is none.
    private static let longestParagraph = 20_000

    private struct Key: Hashable {
        let dialect: String
        /// Of the paragraph, by two seeds: the copy itself is not kept.
        let first: Int
        let second: Int

        init(_ paragraph: String, _ dialect: String) {
            self.dialect = dialect
            first = paragraph.hashValue
            var hasher = Hasher()
            hasher.combine(0x5EED)
            hasher.combine(paragraph)
            second = hasher.finalize()
        }
    }

    private let program: String
    private let limits: ProseLimits
    private let complain: @Sendable (String) -> Void
    private var known = BoundedMemory<Key, [GrammarLint]>(most: 20_000)
    private var patience = Patience()
    private(set) var readings = 0
    private let executor = QueueExecutor(label: "grammar")

    /// Waiting for a child blocks a thread: it has one of its own, and not one that all tasks share.
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter complain: Called with one line when the program fails; never with copy.
    init(
        program: String, limits: ProseLimits, complain: @escaping @Sendable (String) -> Void
    ) {
        self.program = program
        self.limits = limits
        self.complain = complain
    }

    /// The program's name for the English of a language tag; nil for what is no English.
    static func dialect(of language: String) -> String? {
        let parts = language.split(separator: "-").map { $0.uppercased() }
        guard parts.first == "EN" else { return nil }
        let region = parts.dropFirst().first { $0.count == 2 || Int($0) != nil }
        return switch region {
        case nil, "US", "PH", "PR", "LR": "us"
        case "AU", "NZ": "au"
        case "CA": "ca"
        case "IN": "in"
        default: "gb"
        }
    }

    /// What is wrong in each paragraph; nil where they were not read.
    ///
    /// - Parameter paragraphs: Without line ends.
    func lints(in paragraphs: [String], dialect: String) -> [[GrammarLint]]? {
        var read: [Key: [GrammarLint]] = [:]
        var waiting: [(key: Key, paragraph: String, length: Int)] = []
        for paragraph in paragraphs {
            let key = Key(paragraph, dialect)
            guard read[key] == nil else { continue }
            if let lints = known.value(key) {
                read[key] = lints
            } else {
                let length = paragraph.unicodeScalars.count
                read[key] = []
                if length <= Self.longestParagraph { waiting.append((key, paragraph, length)) }
            }
        }
        while !waiting.isEmpty {
            guard !Task.isCancelled, !patience.waits else { return nil }
            var (count, length) = (0, 0)
            while count < waiting.count, count == 0 || length + waiting[count].length <= Self.most {
                length += waiting[count].length + 2
                count += 1
            }
            let part = waiting.prefix(count)
            waiting.removeFirst(count)
            do throws(ProseFailure) {
                let found = try run(part.map(\.paragraph), dialect)
                for (waited, lints) in zip(part, found) {
                    known.keep(lints, for: waited.key)
                    read[waited.key] = lints
                }
                patience.succeed()
            } catch {
                patience.fail()
                complain("the grammar could not be read: \(error)")
                return nil
            }
        }
        return paragraphs.map { read[Key($0, dialect)] ?? [] }
    }

    /// Reads paragraphs as one text, an empty line between them.
    private func run(_ paragraphs: [String], _ dialect: String) throws(ProseFailure) -> [[GrammarLint]] {
        readings += 1
        let child = try ProseChild(
            [
                program, "lint", "--format", "json", "--quiet", "--no-parallel", "--user-dict-path", "/dev/null", "--dialect", dialect,
                "--ignore",
                GrammarRules.off.sorted().joined(separator: ","),
            ], limits: limits)
        let answer = try child.ask(Array(paragraphs.joined(separator: "\n\n").utf8), isLast: true)
        // 1 says that it has found something.
        guard let status = child.end(), status < 2, let lints = GrammarReport.lints(of: Data(answer)) else { throw .ended }
        return Self.shared(lints, among: paragraphs.map(\.unicodeScalars.count))
    }

    /// Each lint with the paragraph that it lies in; what lies in none is left out.
    private static func shared(_ lints: [GrammarLint], among lengths: [Int]) -> [[GrammarLint]] {
        var shared: [[GrammarLint]] = []
        var (rest, start) = (lints.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }[...], 0)
        for length in lengths {
            let end = start + length
            let inside = rest.prefix { $0.span.start < end }
            rest = rest.dropFirst(inside.count)
            shared.append(inside.filter { $0.span.start >= start && $0.span.end <= end }.map { $0.moved(by: -start) })
            start = end + 2
        }
        return shared
    }

    /// What the program calls itself; nil where it does not run.
    func version() -> String? {
        guard let child = try? ProseChild([program, "core-version"], limits: limits), let said = try? child.ask([], isLast: true) else {
            return nil
        }
        guard child.end() == 0 else { return nil }
        return String(decoding: said.prefix(60), as: UTF8.self).split(separator: "\n").first.map(String.init)
    }
}
