import Newsroom

/// The photograph at the head of a page's story: which one the metadata says, and what the page prints under it.
struct LeadPhotograph {
    private let metadata: PageMetadata
    private let address: PageAddress

    init(_ metadata: PageMetadata, _ address: PageAddress) {
        self.metadata = metadata
        self.address = address
    }

    /// The photograph, and the body without it where it stands there too.
    func take(
        from body: [ImportedStory.ImportedBlock], figures: [ImportedStory.ImportedPhotograph]
    )
        -> (ImportedStory.ImportedPhotograph?, [ImportedStory.ImportedBlock])
    {
        var body = body
        guard var lead = told() else {
            // Without metadata only a picture above the first paragraph leads.
            guard let first = body.first, case .photograph(let photograph) = first else { return (figures.first, body) }
            body.removeFirst()
            return (photograph, body)
        }
        let printed = figures + body.compactMap { if case .photograph(let photograph) = $0 { photograph } else { nil } }
        if let same = printed.first(where: { Self.isSame($0.url, lead.url) && !$0.caption.isEmpty })
            ?? figures.first(where: { !$0.caption.isEmpty })
        {
            if lead.caption.isEmpty || lead.credit.isEmpty { (lead.caption, lead.credit) = (same.caption, same.credit) }
            if lead.alternativeText.isEmpty { lead.alternativeText = same.alternativeText }
        }
        body.removeAll { if case .photograph(let photograph) = $0 { Self.isSame(photograph.url, lead.url) } else { false } }
        return (lead, body)
    }

    private func told() -> ImportedStory.ImportedPhotograph? {
        let object = metadata.article?["image"]?.each.first.map(metadata.resolved)
        let candidates = [
            object?["url"]?.text, object?["contentUrl"]?.text, object?.text,
            metadata.first("og:image", "og:image:url", "twitter:image", "twitter:image:src"),
        ]
        guard let url = candidates.lazy.compactMap({ $0.flatMap(address.absolute) }).first else { return nil }
        let (caption, inCaption) = CreditLine.split(object?["caption"]?.text ?? object?["description"]?.text ?? "")
        let credit =
            object?["creditText"]?.text ?? object?["creator"].map(metadata.resolved)?["name"]?.text
            ?? object?["copyrightHolder"].map(metadata.resolved)?["name"]?.text ?? object?["author"].map(metadata.resolved)?["name"]?.text
            ?? inCaption
        return ImportedStory.ImportedPhotograph(
            caption: caption, credit: CreditLine.bare(credit), alternativeText: metadata.first("og:image:alt", "twitter:image:alt") ?? "",
            url: url)
    }

    /// One picture in two sizes has one file name.
    private static func isSame(_ one: String?, _ other: String?) -> Bool {
        guard let one, let other else { return false }
        return one == other || (fileName(one).count > 8 && fileName(one) == fileName(other))
    }

    private static func fileName(_ url: String) -> Substring {
        let path = url.prefix { $0 != "?" && $0 != "#" }
        return path.split(separator: "/").last?.prefix { $0 != "." } ?? ""
    }
}
