/// Takes out of a story's elements what is no copy: lists of links, forms, boxes of pictures, headings over nothing.
struct ArticleCleaner {
    private let tree: PageTree
    private let traits: [PageTraits]
    private let strictness: ArticleFinder.Strictness
    private var measures: PageMeasures
    private let isDataTable: [Bool]

    init(_ tree: PageTree, _ traits: [PageTraits], _ strictness: ArticleFinder.Strictness, _ measures: PageMeasures) {
        self.tree = tree
        self.traits = traits
        self.strictness = strictness
        self.measures = measures
        isDataTable = DataTables.find(in: tree)
    }

    mutating func clean(_ roots: [Int]) -> PageMeasures {
        for root in roots {
            each(in: root) { $0.tag(at: $1) == .form || $0.tag(at: $1) == .fieldset ? $0.isDoubtful($1) : false }
            each(in: root) { $0.isAlwaysFurniture($1, root) }
            each(in: root) { $0.isEmptyHeading($1) }
            for tag in [PageTree.Tag.table, .ul, .div] {
                each(in: root) { cleaner, index in cleaner.matches(index, tag) && cleaner.isDoubtful(index) }
            }
        }
        return measures
    }

    private func tag(at index: Int) -> PageTree.Tag { tree[index].tag }

    private func matches(_ index: Int, _ tag: PageTree.Tag) -> Bool {
        switch tag {
        case .ul: tree[index].tag == .ul || tree[index].tag == .ol
        case .div: tree[index].tag == .div || tree[index].tag == .section || tree[index].tag == .aside
        default: tree[index].tag == tag
        }
    }

    /// Removes the elements under a root that the rule says, inner ones first, so that an element is judged by what is left in it.
    private mutating func each(in root: Int, _ isToGo: (ArticleCleaner, Int) -> Bool) {
        guard !measures.isGone[root] else { return }
        var isUnderGone = [Bool]()
        isUnderGone.reserveCapacity(tree.end(of: root) - root)
        var goneUntil = 0
        for index in root..<tree.end(of: root) {
            if index >= goneUntil, measures.isGone[index] { goneUntil = tree.end(of: index) }
            isUnderGone.append(index < goneUntil)
        }
        for index in tree.contents(of: root).reversed() where !isUnderGone[index - root] && !tree[index].isText {
            if isToGo(self, index) { measures.remove(index) }
        }
    }

    private func isAlwaysFurniture(_ index: Int, _ root: Int) -> Bool {
        switch tree[index].tag {
        case .footer, .nav, .button, .input, .label, .menu: return true
        case .aside: return true
        case .link, .meta: return measures[index].text == 0
        default: break
        }
        guard strictness.contains(.clean) else { return false }
        let own = traits[index]
        if own.contains(.caption) || own.contains(.credit), !tree[index].isText, measures[index].text < 600, !isIn(.figure, index) {
            return true
        }
        // Text of its own speaks against a name that sounds like furniture.
        return traits[index].contains(.furniture) && measures[index].text < 500
    }

    private func isEmptyHeading(_ index: Int) -> Bool {
        guard tree[index].tag.headingLevel != nil else { return false }
        if measures[index].text == 0 && measures[index].images == 0 { return true }
        return (tree[index].tag == .h1 || tree[index].tag == .h2) && weight(index) < 0
    }

    private func weight(_ index: Int) -> Float { strictness.contains(.weighClasses) ? traits[index].weight : 0 }

    private func isDoubtful(_ index: Int) -> Bool {
        guard strictness.contains(.clean), !isDataTable[index], !isInDataTable(index) else { return false }
        let measure = measures[index]
        let weight = weight(index)
        if weight < 0 { return true }
        if measure.commas >= 10 { return false }

        let isList = tree[index].tag == .ul || tree[index].tag == .ol || Float(measure.listText) > 0.9 * Float(measure.text)
        let inFigure = isIn(.figure, index)
        let items = measure.items - 100
        let density = measure.linkDensity
        if !inFigure, measure.images > 1, Float(measure.paragraphs) / Float(measure.images) < 0.5 { return !isPictureList(index, isList) }
        if !isList, items > measure.paragraphs { return true }
        if measure.inputs > measure.paragraphs / 3 { return true }
        if !isList, !inFigure, Float(measure.headingText) < 0.9 * Float(measure.text), measure.text < 25,
            measure.images == 0 || measure.images > 2, density > 0
        {
            return true
        }
        if !isList, weight < 25, density > 0.2 { return true }
        if weight >= 25, density > 0.5 { return true }
        if isList, density > 0.6, measure.text - measure.linkText < 12 * max(1, measure.items) { return true }
        return measure.images == 0 && measure.text == 0
    }

    private func isPictureList(_ index: Int, _ isList: Bool) -> Bool {
        guard isList else { return false }
        return measures[index].items == measures[index].images
    }

    private func isIn(_ tag: PageTree.Tag, _ index: Int) -> Bool {
        var ancestor = tree.parent(of: index)
        for _ in 0..<4 {
            guard let at = ancestor else { return false }
            if tree[at].tag == tag { return true }
            ancestor = tree.parent(of: at)
        }
        return false
    }

    private func isInDataTable(_ index: Int) -> Bool {
        var ancestor = tree.parent(of: index)
        for _ in 0..<24 {
            guard let at = ancestor else { return false }
            if isDataTable[at] { return true }
            ancestor = tree.parent(of: at)
        }
        return false
    }
}

/// Tables that hold data, told from those that a page is laid out with.
enum DataTables {
    static func find(in tree: PageTree) -> [Bool] {
        var isData = [Bool](repeating: false, count: tree.count)
        for index in tree.elements(.table) { isData[index] = isDataTable(index, tree) }
        return isData
    }

    private static func isDataTable(_ index: Int, _ tree: PageTree) -> Bool {
        let role = tree.attribute(.role, of: index)
        if role == "presentation" || role == "none" { return false }
        var rows = 0
        var columns = 0
        var inRow = 0
        // A table with a table inside is layout; looking no further than so many nodes keeps nested tables cheap.
        for at in tree.contents(of: index).prefix(2000) {
            switch tree[at].tag {
            case .caption, .th, .thead, .tfoot: return true
            case .table: return false
            case .tr:
                rows += 1
                inRow = 0
            case .td:
                inRow += 1
                columns = max(columns, inRow)
            default: break
            }
        }
        if rows <= 1 || columns <= 1 { return false }
        return rows >= 10 || columns > 4 || rows * columns > 10
    }
}
