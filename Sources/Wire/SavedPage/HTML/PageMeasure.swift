/// How much of what is under an element. Characters of scripts that write a word in few of them count double.
struct PageMeasure {
    var text: Int32 = 0
    var linkText: Int32 = 0
    var headingText: Int32 = 0
    var listText: Int32 = 0
    /// Text in elements that readers expect text in.
    var flowText: Int32 = 0
    var commas: Int32 = 0
    var paragraphs: Int32 = 0
    var items: Int32 = 0
    var images: Int32 = 0
    var inputs: Int32 = 0

    static func += (sum: inout PageMeasure, other: PageMeasure) { sum.add(other, 1) }
    static func -= (sum: inout PageMeasure, other: PageMeasure) { sum.add(other, -1) }

    private mutating func add(_ other: PageMeasure, _ sign: Int32) {
        text += sign * other.text
        linkText += sign * other.linkText
        headingText += sign * other.headingText
        listText += sign * other.listText
        flowText += sign * other.flowText
        commas += sign * other.commas
        paragraphs += sign * other.paragraphs
        items += sign * other.items
        images += sign * other.images
        inputs += sign * other.inputs
    }

    var linkDensity: Float { text > 0 ? min(1, Float(linkText) / Float(text)) : 0 }

    init() {}

    /// Of text as it stands.
    init(of bytes: ArraySlice<UInt8>) {
        var inSpace = true
        var previous: UInt8 = 0
        for byte in bytes {
            if byte.isWhiteSpace {
                inSpace = true
            } else {
                if inSpace, text > 0 { text += 1 }
                inSpace = false
                // A lead byte counts the character; CJK and Hangul (E3…ED) count double.
                if byte & 0xC0 != 0x80 { text += (0xE3...0xED).contains(byte) ? 2 : 1 }
                if byte == 0x2C || (byte == 0x8C && (previous == 0xD8 || previous == 0xBC)) || (byte == 0x81 && previous == 0x80) {
                    commas += 1
                }
            }
            previous = byte
        }
    }
}

/// The measures of all elements of a page, kept right while parts of it are taken away.
struct PageMeasures {
    private let tree: PageTree
    private(set) var all: [PageMeasure]
    private(set) var isGone: [Bool]
    /// Whether an element is nothing but a part of a line.
    let isInline: [Bool]

    subscript(_ index: Int) -> PageMeasure { all[index] }

    init(_ tree: PageTree) {
        self.tree = tree
        isGone = [Bool](repeating: false, count: tree.count)
        var isInline = (0..<tree.count).map { tree[$0].tag.isPhrasing }
        var all = [PageMeasure](repeating: PageMeasure(), count: tree.count)
        for index in (0..<tree.count).reversed() {
            let node = tree[index]
            if node.isText { all[index] = PageMeasure(of: tree.text[tree.textRange(of: index)]) }
            Self.count(node, tree, index, &all[index])
            guard let parent = tree.parent(of: index) else { continue }
            all[parent] += all[index]
            if !isInline[index] { isInline[parent] = false }
        }
        self.all = all
        self.isInline = isInline
    }

    private static func count(_ node: PageTree.Node, _ tree: PageTree, _ index: Int, _ measure: inout PageMeasure) {
        switch node.tag {
        case .a:
            // A link within the page is half a link: notes and contents lists have them.
            let isLocal = tree.attribute(.href, of: index)?.hasPrefix("#") ?? true
            measure.linkText = isLocal ? measure.text * 3 / 10 : measure.text
        case .p:
            measure.paragraphs += 1
            measure.flowText = measure.text
        case .h1, .h2, .h3, .h4, .h5, .h6: measure.headingText = measure.text
        case .ul, .ol:
            measure.listText = measure.text
            measure.flowText = measure.text
        case .li: measure.items += 1
        case .img, .picture: measure.images += node.tag == .img ? 1 : 0
        case .input: measure.inputs += 1
        case .blockquote, .pre, .table, .dl, .span: measure.flowText = measure.text
        default: break
        }
    }

    /// Takes an element away with all that is in it.
    mutating func remove(_ index: Int) {
        guard !isGone[index] else { return }
        isGone[index] = true
        let gone = all[index]
        var ancestor = tree.parent(of: index)
        while let at = ancestor {
            // Under something that is gone already the sums above do not hold it any more.
            if isGone[at] { break }
            all[at] -= gone
            ancestor = tree.parent(of: at)
        }
        all[index] = PageMeasure()
    }
}
