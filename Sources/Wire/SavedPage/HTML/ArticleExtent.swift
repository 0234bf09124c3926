/// Corrects how much of a page was found: a story that its page breaks into several boxes is found whole, one that stands above others
/// is found alone.
struct ArticleExtent {
    /// The shape of a paragraph: its own class and its parent's element and class.
    private struct Shape: Hashable {
        let tag: PageTree.Tag
        let ownClass: String
        let parentTag: PageTree.Tag
        let parentClass: String
    }

    private static let prose: Int32 = 80
    /// How many elements up the rest of a story is looked for.
    private static let reach = 12

    private let tree: PageTree
    private let measures: PageMeasures

    init(_ tree: PageTree, _ measures: PageMeasures) {
        self.tree = tree
        self.measures = measures
    }

    func adjusted(_ roots: [Int], _ body: Int) -> [Int] {
        let roots = alone(replaced(roots, body))
        guard let first = roots.first, first != body else { return roots }
        guard let shape = commonShape(in: roots), let wider = holder(of: shape, around: roots, body) else { return roots }
        return wider
    }

    /// Where prose of one shape outweighs all that was found by far, the nearest element around that prose.
    private func replaced(_ roots: [Int], _ body: Int) -> [Int] {
        guard let first = roots.first, first != body, let shape = commonShape(in: [body]) else { return roots }
        let found = roots.reduce(0) { $0 + measures[$1].text }
        let whole = prose(of: shape, in: body..<tree.end(of: body))
        guard whole > found * 5 / 2 else { return roots }
        var holder = first
        for _ in 0..<Self.reach where holder != body && prose(of: shape, in: holder..<tree.end(of: holder)) * 10 < whole * 9 {
            guard let parent = tree.parent(of: holder) else { return roots }
            holder = parent
        }
        return [holder]
    }

    /// The first of several whole articles, each with a headline of its own, that stand one after another.
    private func alone(_ roots: [Int]) -> [Int] {
        guard roots.count == 1, tree[roots[0]].tag != .article else { return roots }
        let articles = tree.elements(.article, in: tree.contents(of: roots[0])).filter { measures[$0].text > 400 }
        let headed = articles.prefix(20).filter { !tree.elements(.h1, in: tree.contents(of: $0)).isEmpty }
        guard headed.count > 1, let first = headed.first, first == articles.first else { return roots }
        return [first]
    }

    /// The shape of most of the prose.
    private func commonShape(in roots: [Int]) -> Shape? {
        var text: [Shape: Int32] = [:]
        for root in roots { each(in: root..<tree.end(of: root)) { text[$0, default: 0] += $1 } }
        return text.max { $0.value < $1.value }?.key
    }

    /// The nearest element around the roots, if any, that holds a good deal more prose of the same shape.
    private func holder(of shape: Shape, around roots: [Int], _ body: Int) -> [Int]? {
        guard let first = roots.first, let last = roots.last else { return nil }
        let here = first..<tree.end(of: last)
        let own = prose(of: shape, in: here)
        var best: Int?
        var most = own
        var ancestor = tree.parent(of: first)
        for _ in 0..<Self.reach {
            guard let at = ancestor, at != body, !endsStory(at, roots) else { break }
            let all = prose(of: shape, in: at..<tree.end(of: at))
            if all * 4 > most * 5 {
                best = at
                most = all
            }
            ancestor = tree.parent(of: at)
        }
        return best.map { [$0] }
    }

    /// Whether an element is wider than one story: it holds several articles, or is the list of them.
    private func endsStory(_ index: Int, _ roots: [Int]) -> Bool {
        if let first = roots.first, tree[first].tag == .article { return true }
        if tree.parent(of: roots.first ?? 0).map({ tree[$0].tag == .article && index < $0 }) ?? false { return true }
        return tree.elements(.article, in: tree.contents(of: index)).count(where: { measures[$0].text > 400 }) > 1
    }

    private func prose(of shape: Shape, in range: Range<Int>) -> Int32 {
        var sum: Int32 = 0
        each(in: range) { if $0 == shape { sum += $1 } }
        return sum
    }

    private func each(in range: Range<Int>, _ use: (Shape, Int32) -> Void) {
        var index = range.lowerBound
        while index < range.upperBound {
            if measures.isGone[index] {
                index = tree.end(of: index)
                continue
            }
            let measure = measures[index]
            if tree[index].tag == .p, measure.text >= Self.prose, measure.linkDensity < 0.3, let parent = tree.parent(of: index),
                !isTeaser(index)
            {
                let shape = Shape(
                    tag: .p, ownClass: tree.attribute(.class, of: index) ?? "", parentTag: tree[parent].tag,
                    parentClass: tree.attribute(.class, of: parent) ?? "")
                use(shape, measure.text)
            }
            index += 1
        }
    }

    /// In a list or a link, where other stories are announced.
    private func isTeaser(_ index: Int) -> Bool {
        var ancestor = tree.parent(of: index)
        for _ in 0..<4 {
            guard let at = ancestor else { return false }
            if tree[at].tag == .li || tree[at].tag == .a || tree[at].tag == .aside { return true }
            ancestor = tree.parent(of: at)
        }
        return false
    }
}
