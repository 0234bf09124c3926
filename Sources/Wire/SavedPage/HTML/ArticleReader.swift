import Newsroom

/// Reads the story's text out of a page: strictly first, then with more patience where too little came out.
struct ArticleReader {
    private static let enoughText: Int32 = 500

    private let tree: PageTree
    private let traits: [PageTraits]
    private let measures: PageMeasures
    private let address: PageAddress

    init(_ tree: PageTree, _ traits: [PageTraits], _ address: PageAddress) {
        self.tree = tree
        self.traits = traits
        self.address = address
        measures = PageMeasures(tree)
    }

    /// The blocks, and the captioned pictures between the headline and the story's first element.
    func read(_ filter: inout FurnitureFilter) -> (body: [ImportedStory.ImportedBlock], figures: [ImportedStory.ImportedPhotograph]) {
        var best: (finding: ArticleFinder.Finding, text: Int32)?
        for strictness in ArticleFinder.Strictness.steps {
            var finder = ArticleFinder(tree, traits, measures, strictness)
            guard var finding = finder.find() else { return ([], []) }
            var cleaner = ArticleCleaner(tree, traits, strictness, finding.measures)
            finding.measures = cleaner.clean(finding.roots)
            let text = finding.roots.reduce(0) { $0 + finding.measures[$1].text }
            if text > best?.text ?? -1 { best = (finding, text) }
            if text >= Self.enoughText { break }
        }
        guard let best else { return ([], []) }
        let pieces = BodyBuilder(tree, traits, best.finding.measures, address).pieces(of: best.finding.roots)
        return (filter.filtered(pieces).map(\.block), figures(before: best.finding.roots.first ?? 0))
    }

    private func figures(before root: Int) -> [ImportedStory.ImportedPhotograph] {
        let reader = PhotographReader(tree: tree, traits: traits, measures: measures, address: address)
        let start = tree.elements(.h1).last { $0 < root } ?? max(0, root - 400)
        guard start < root else { return [] }
        return tree.elements(.figure, in: start..<root).prefix(8).compactMap(reader.figure).filter { $0.url != nil }
    }
}
