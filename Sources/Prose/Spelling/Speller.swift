import Spawning

/// What a dictionary says of a word.
enum Verdict: Hashable, Sendable {
    case right
    /// With the words that it may have been meant to be, the likeliest first.
    case wrong([String])
}

/// One dictionary, asked through a `hunspell` that lives long (its pipe mode, `hunspell -a`, as ispell's manual describes it).
///
/// A word is a line of its own: so it does not matter whether a version counts bytes or letters, and an answer is known for good,
/// whatever copy the word stands in.
actor Speller {
    /// Words of one exchange: their answers fit into memory, and a keystroke waits for no long text of somebody else.
    private static let most = 50
    /// A text that has more words which nobody has asked about is in another language, or none: it is not read.
    private static let mostUnknown = 3_000

    private let arguments: [String]
    private let limits: ProseLimits
    private let complain: @Sendable (String) -> Void
    private var child: ProseChild?
    private var known = BoundedMemory<String, Verdict>(most: 40_000)
    private var patience: Patience
    private(set) var wordsAsked = 0
    private let executor = QueueExecutor(label: "spelling")

    /// Waiting for a child blocks a thread: it has one of its own, and not one that all tasks share.
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - dictionary: Its path, without an ending.
    ///   - complain: Called with one line when the program fails; never with copy.
    init(
        program: String, dictionary: String, limits: ProseLimits,
        patience: Patience = Patience(), complain: @escaping @Sendable (String) -> Void
    ) {
        self.patience = patience
        arguments = [program, "-a", "-i", "UTF-8", "-d", dictionary]
        self.limits = limits
        self.complain = complain
    }

    /// What the dictionary says of each word; nil where it says nothing.
    ///
    /// - Parameter words: Letters, marks and apostrophes only.
    func verdicts(on words: [String]) async -> [String: Verdict]? {
        var verdicts: [String: Verdict] = [:]
        var unknown: [String] = []
        for word in words where verdicts[word] == nil {
            if let verdict = known.value(word) { verdicts[word] = verdict } else { unknown.append(word) }
        }
        var rest = Array(Set(unknown)).sorted()[...]
        guard rest.count <= Self.mostUnknown else { return nil }
        while !rest.isEmpty {
            guard !Task.isCancelled, !patience.waits else { return nil }
            let batch = Array(rest.prefix(Self.most))
            rest = rest.dropFirst(batch.count)
            do throws(ProseFailure) {
                for (word, verdict) in zip(batch, try ask(batch)) {
                    known.keep(verdict, for: word)
                    verdicts[word] = verdict
                }
                patience.succeed()
                // Others with short questions have their turn.
                await Task.yield()
            } catch {
                child = nil
                patience.fail()
                complain("the spelling could not be read: \(error)")
                return nil
            }
        }
        return verdicts
    }

    private func ask(_ words: [String]) throws(ProseFailure) -> [Verdict] {
        let running = try running()
        wordsAsked += words.count
        // The caret before each says that it is a word, whatever it begins with.
        let question = Array(words.map { "^\($0)\n" }.joined().utf8)
        var (blank, column) = (0, 0)
        let answer = try running.ask(question) { piece in
            for byte in piece {
                if byte == 0x0A {
                    if column == 0 { blank += 1 }
                    column = 0
                } else {
                    column += 1
                }
            }
            return blank >= words.count
        }
        let verdicts = Self.verdicts(String(decoding: answer, as: UTF8.self))
        guard verdicts.count == words.count else { throw .ended }
        return verdicts
    }

    /// The child at work, or a new one, which first says what it is.
    private func running() throws(ProseFailure) -> ProseChild {
        if let child { return child }
        let started = try ProseChild(arguments, limits: limits)
        _ = try started.ask([]) { $0.last == 0x0A }
        child = started
        return started
    }

    /// A word's answer ends with an empty line. `&` or `#` begin what is wrong, one for each part where a word was cut.
    static func verdicts(_ answer: String) -> [Verdict] {
        var (verdicts, current): ([Verdict], Verdict) = ([], .right)
        for line in answer.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.isEmpty {
                verdicts.append(current)
                current = .right
            } else if current == .right, line.hasPrefix("#") {
                current = .wrong([])
            } else if current == .right, line.hasPrefix("&") {
                let suggested = line.firstIndex(of: ":").map { line[line.index(after: $0)...] } ?? ""
                current = .wrong(suggested.split(separator: ",").map { String($0.drop { $0 == " " }) })
            }
        }
        return verdicts
    }
}
