/// Finds the elements of a page that hold its story.
///
/// Paragraphs give points for their length and commas to the elements above them, less to those further up, as Arc90's Readability
/// (2009) did; the one with the most points that are not links holds the story, with those beside it that read alike.
struct ArticleFinder {
    /// How much is taken for furniture before the story is looked for. A page that gives up too little text is read with more patience.
    struct Strictness: OptionSet {
        let rawValue: UInt8
        static let dropUnlikely = Strictness(rawValue: 1)
        static let weighClasses = Strictness(rawValue: 2)
        static let clean = Strictness(rawValue: 4)
        static let steps: [Strictness] = [[.dropUnlikely, .weighClasses, .clean], [.weighClasses, .clean], [.clean], []]
    }

    /// The elements found, in document order, none inside another, and what of the page is left.
    struct Finding {
        var roots: [Int]
        var measures: PageMeasures
    }

    private static let shortestUnit: Int32 = 25

    private let tree: PageTree
    private let traits: [PageTraits]
    private let strictness: Strictness
    private var measures: PageMeasures
    private var scores: [Float]
    private var isCandidate: [Bool]

    init(_ tree: PageTree, _ traits: [PageTraits], _ measures: PageMeasures, _ strictness: Strictness) {
        self.tree = tree
        self.traits = traits
        self.measures = measures
        self.strictness = strictness
        scores = [Float](repeating: 0, count: tree.count)
        isCandidate = [Bool](repeating: false, count: tree.count)
    }

    mutating func find() -> Finding? {
        guard let body = tree.elements(.body).first else { return nil }
        dropFurniture()
        scoreUnits(in: body)
        let ranked = rankCandidates()
        guard let best = ranked.first else { return Finding(roots: [body], measures: measures) }
        let top = widened(best, among: ranked, body)
        let roots = ArticleExtent(tree, measures).adjusted(withSiblings(top), body)
        return Finding(roots: roots, measures: measures)
    }

    // MARK: Before the scoring

    private mutating func dropFurniture() {
        var index = 0
        while index < tree.count {
            if !tree[index].isText, isFurniture(index) {
                measures.remove(index)
                index = tree.end(of: index)
            } else {
                index += 1
            }
        }
    }

    private func isFurniture(_ index: Int) -> Bool {
        let tag = tree[index].tag
        switch tag {
        case .html, .body, .head, .main, .article: return false
        case .nav, .button, .input, .menu: return true
        default: break
        }
        let own = traits[index]
        if own.contains(.hidden) || own.contains(.role) { return true }
        guard strictness.contains(.dropUnlikely) else { return false }
        // A paragraph of prose is one, whatever a subscription wall or a script calls it.
        if tag == .p, measures[index].text >= 80, measures[index].linkDensity < 0.3 { return false }
        if own.contains(.unlikely), tag != .a, !own.contains(.articleBody), !isInside([.table, .code], index) { return true }
        return false
    }

    private func isInside(_ tags: Set<PageTree.Tag>, _ index: Int) -> Bool {
        var ancestor = tree.parent(of: index)
        var steps = 0
        while let at = ancestor, steps < 12 {
            if tags.contains(tree[at].tag) { return true }
            ancestor = tree.parent(of: at)
            steps += 1
        }
        return false
    }

    // MARK: Scoring

    private mutating func scoreUnits(in body: Int) {
        var index = body
        while index < tree.end(of: body) {
            if measures.isGone[index] {
                index = tree.end(of: index)
                continue
            }
            if !tree[index].isText { scoreUnit(index) }
            index += 1
        }
    }

    private mutating func scoreUnit(_ index: Int) {
        switch tree[index].tag {
        case .p, .pre, .td, .h2, .h3, .h4, .h5, .h6:
            if let parent = tree.parent(of: index) { give(measures[index], from: parent) }
        case .section:
            if let parent = tree.parent(of: index) { give(measures[index], from: parent) }
            scoreRuns(in: index)
        case .html, .head, .table, .tbody, .tr, .ul, .ol: break
        case let tag where !tag.isPhrasing || !measures.isInline[index]: scoreRuns(in: index)
        default: break
        }
    }

    /// Scores the text that stands in an element beside its blocks: a run of it is a paragraph that nobody marked up as one.
    private mutating func scoreRuns(in index: Int) {
        var run = PageMeasure()
        var hasBlocks = false
        var runs: [PageMeasure] = []
        var breaks = 0
        for child in tree.children(of: index) where !measures.isGone[child] {
            if measures.isInline[child] {
                breaks = tree[child].tag == .br ? breaks + 1 : (measures[child].text > 0 ? 0 : breaks)
                if breaks == 2 {
                    runs.append(run)
                    run = PageMeasure()
                }
                run += measures[child]
            } else {
                hasBlocks = true
                runs.append(run)
                run = PageMeasure()
            }
        }
        runs.append(run)
        let long = runs.filter { $0.text >= Self.shortestUnit }
        if !hasBlocks, long.count == 1, tree[index].tag != .body, let parent = tree.parent(of: index) {
            give(long[0], from: parent)
        } else {
            for run in long { give(run, from: index) }
        }
    }

    private mutating func give(_ unit: PageMeasure, from first: Int) {
        guard unit.text >= Self.shortestUnit else { return }
        let points = 1 + Float(unit.commas + 1) + min(3, (Float(unit.text) / 100).rounded(.down))
        var ancestor: Int? = first
        for level in 0..<5 {
            guard let at = ancestor, tree[at].tag != .html else { return }
            if !isCandidate[at] {
                isCandidate[at] = true
                scores[at] = startingScore(at)
            }
            scores[at] += points / (level == 0 ? 1 : (level == 1 ? 2 : Float(level) * 3))
            ancestor = tree.parent(of: at)
        }
    }

    private func startingScore(_ index: Int) -> Float {
        let byTag: Float =
            switch tree[index].tag {
            case .div, .article, .main: 5
            case .pre, .td, .blockquote: 3
            case .address, .ol, .ul, .dl, .dd, .dt, .li, .form: -3
            case .h1, .h2, .h3, .h4, .h5, .h6, .th: -5
            default: 0
            }
        return byTag + weight(index)
    }

    private func weight(_ index: Int) -> Float {
        guard strictness.contains(.weighClasses) else { return 0 }
        return traits[index].weight + (traits[index].contains(.articleBody) ? 50 : 0)
    }

    private mutating func rankCandidates() -> [Int] {
        var best: [Int] = []
        for index in 0..<tree.count where isCandidate[index] {
            scores[index] *= 1 - measures[index].linkDensity
            let at = best.firstIndex { scores[$0] < scores[index] } ?? best.count
            if at < 5 { best.insert(index, at: at) }
            if best.count > 5 { best.removeLast() }
        }
        return best
    }

    // MARK: From the best candidate to the story

    /// The element around the best candidate that holds the story whole.
    private func widened(_ best: Int, among ranked: [Int], _ body: Int) -> Int {
        var top = best
        if top == body { return top }
        top = commonAncestor(of: top, ranked, body) ?? top
        var lastScore = scores[top]
        let floor = lastScore / 3
        var ancestor = tree.parent(of: top)
        while let at = ancestor, at != body {
            ancestor = tree.parent(of: at)
            guard isCandidate[at] else { continue }
            if scores[at] < floor { break }
            if scores[at] > lastScore {
                top = at
                break
            }
            lastScore = scores[at]
        }
        while let parent = tree.parent(of: top), parent != body, elementChildren(parent) == 1 { top = parent }
        return top
    }

    private func elementChildren(_ index: Int) -> Int {
        tree.children(of: index).lazy.filter { !tree[$0].isText && !measures.isGone[$0] }.prefix(2).count
    }

    /// Where several candidates score nearly alike, the nearest element around at least three more of them.
    private func commonAncestor(of top: Int, _ ranked: [Int], _ body: Int) -> Int? {
        let rivals = ranked.dropFirst().filter { scores[$0] >= scores[top] * 0.75 }
        guard rivals.count >= 3 else { return nil }
        var ancestor = tree.parent(of: top)
        while let at = ancestor, at != body {
            if rivals.count(where: { at < $0 && $0 < tree.end(of: at) }) >= 3 { return at }
            ancestor = tree.parent(of: at)
        }
        return nil
    }

    private func withSiblings(_ top: Int) -> [Int] {
        guard let parent = tree.parent(of: top), tree[top].tag != .body else { return [top] }
        let threshold = max(10, scores[top] * 0.2)
        let topClass = tree.attribute(.class, of: top) ?? ""
        return tree.children(of: parent).filter { sibling in
            if sibling == top { return true }
            guard !measures.isGone[sibling], !tree[sibling].isText else { return false }
            let isAlike = !topClass.isEmpty && tree.attribute(.class, of: sibling) == topClass
            if isCandidate[sibling], scores[sibling] + (isAlike ? scores[top] * 0.2 : 0) >= threshold { return true }
            return tree[sibling].tag == .p && isProse(sibling)
        }
    }

    private func isProse(_ index: Int) -> Bool {
        let measure = measures[index]
        if measure.text > 80 { return measure.linkDensity < 0.25 }
        guard measure.text > 0, measure.linkText == 0 else { return false }
        return tree.plainText(of: index).hasSuffix(".")
    }
}
