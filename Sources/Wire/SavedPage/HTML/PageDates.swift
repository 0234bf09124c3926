import Foundation

/// When a page's story was published and last changed.
struct PageDates {
    private let tree: PageTree
    private let metadata: PageMetadata
    private let traits: [PageTraits]
    private let reader: DateReader

    init(_ tree: PageTree, _ metadata: PageMetadata, _ traits: [PageTraits], _ reader: DateReader) {
        self.tree = tree
        self.metadata = metadata
        self.traits = traits
        self.reader = reader
    }

    var published: Date? {
        firstDate([
            { [metadata.article?["datePublished"]?.text].compactMap { $0 } },
            {
                metadata.all(
                    "article:published_time", "og:article:published_time", "article:published", "parsely-pub-date", "sailthru.date",
                    "datepublished",
                    "publish-date", "publish_date", "pubdate", "publication_date", "dc.date.issued", "dcterms.created", "dc.date.created",
                    "dcterms.date", "dc.date",
                    "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime", "date.available", "og:published_time",
                    "article.published", "created", "vr:published_time", "date", "last-published")
            },
            { itemProperties(["datePublished", "dateCreated"]) },
            { objects(["datePublished", "uploadDate", "dateCreated"]) },
            { times() },
            { printed() },
        ])
    }

    var updated: Date? {
        firstDate([
            { [metadata.article?["dateModified"]?.text].compactMap { $0 } },
            {
                metadata.all(
                    "article:modified_time", "og:updated_time", "article:updated_time", "datemodified", "dcterms.modified", "last-modified",
                    "lastmod")
            },
            { itemProperties(["dateModified"]) },
        ])
    }

    private func firstDate(_ sources: [() -> [String]]) -> Date? {
        for source in sources {
            if let date = source().lazy.compactMap(reader.date).first { return date }
        }
        return nil
    }

    private func itemProperties(_ names: [String]) -> [String] {
        (0..<tree.count).filter { index in
            tree.attribute(.itemprop, of: index).map { property in names.contains { property.contains($0) } } ?? false
        }.prefix(4).map(value)
    }

    private func value(_ index: Int) -> String {
        tree.attribute(.datetime, of: index) ?? tree.attribute(.content, of: index) ?? tree.plainText(of: index)
    }

    private func objects(_ keys: [String]) -> [String] {
        keys.flatMap { key in metadata.objects.prefix(50).compactMap { $0[key]?.text } }
    }

    private func times() -> [String] { tree.elements(.time).prefix(5).map(value) }

    /// The first short line near the headline that is called a date by its class or reads as one.
    private func printed() -> [String] {
        let start = tree.elements(.h1).first ?? 0
        var lines: [String] = []
        for index in start..<min(tree.count, start + 600) where !tree[index].isText && tree.textRange(of: index).count < 120 {
            let names = (tree.attribute(.class, of: index) ?? "") + " " + (tree.attribute(.id, of: index) ?? "")
            let words = FurnitureWords.words(names)
            if words.contains(where: {
                $0.contains("date") || $0.contains("time") || $0 == "published" || $0 == "posted" || traits[index].contains(.byline)
            }) {
                lines.append(tree.plainText(of: index))
            }
        }
        for index in start..<min(tree.count, start + 200) where tree[index].isText && tree.textRange(of: index).count < 80 {
            lines.append(tree.plainText(of: index))
        }
        return lines
    }
}
