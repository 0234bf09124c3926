package import Foundation

/// Renders a document as HTML: semantic, without script or style, and safe whatever the document's strings are.
///
/// What the document mentions and the references do not have is not public: it is left out. A background is rendered in
/// place; a background inside it is left out.
package struct DocumentHTML: Sendable {
    /// Where things are to be had: the site owns its addresses.
    package struct Addresses: Sendable {
        /// The paper's origin, `https://paper.example`: links there are links within the paper. May be empty.
        package var siteURL: String
        /// What stands before links that are paths of the paper's own: nothing on its pages, the origin elsewhere.
        package var origin: String
        package var story: @Sendable (_ slug: String) -> String
        /// Of a photograph's file or one of its renditions.
        package var photograph: @Sendable (_ fileName: String) -> String
        package var recording: @Sendable (_ fileName: String) -> String
        /// Whether links to the paper's origin become paths, so that who follows them stays on the host of the page.
        package var leadsWithin: Bool

        package init(
            siteURL: String = "",
            origin: String = "",
            story: @escaping @Sendable (_ slug: String) -> String = { "/\($0)/" },
            photograph: @escaping @Sendable (_ fileName: String) -> String = { "/media/\($0)" },
            recording: @escaping @Sendable (_ fileName: String) -> String = { "/media/\($0)" },
            leadsWithin: Bool = false
        ) {
            self.siteURL = siteURL
            self.origin = origin
            self.story = story
            self.photograph = photograph
            self.recording = recording
            self.leadsWithin = leadsWithin
        }
    }

    /// The words that are ours and not the copy's.
    package struct Wording: Sendable {
        package var syntheticVoice: String
        /// What a table is called for those who come upon it by keyboard or by ear.
        package var table: String
        /// When a picture was taken, as it stands under it.
        package var date: @Sendable (ImpreciseDate) -> String
        /// What is said of pictures that no camera took alone, by IPTC Digital Source Type.
        package var pictureSource: @Sendable (_ digitalSourceType: String) -> String?
        /// What stands under a background that was updated then, and the time as machines read it.
        package var backgroundUpdated: @Sendable (Date) -> (text: String, iso: String)

        package init(
            syntheticVoice: String = "Read by a synthetic voice", table: String = "Table",
            date: @escaping @Sendable (ImpreciseDate) -> String = { $0.description },
            pictureSource: @escaping @Sendable (_ digitalSourceType: String) -> String? = { _ in nil },
            backgroundUpdated: @escaping @Sendable (Date) -> (text: String, iso: String) = {
                ("Background updated", $0.ISO8601Format())
            }
        ) {
            self.syntheticVoice = syntheticVoice
            self.table = table
            self.date = date
            self.pictureSource = pictureSource
            self.backgroundUpdated = backgroundUpdated
        }
    }

    /// Where the record of a statement is to be had, and what the way there is called for those who hear it.
    package struct RecordMark: Hashable, Sendable {
        package var address: String
        package var label: String

        package init(address: String, label: String) {
            self.address = address
            self.label = label
        }
    }

    let references: Edition.References
    let addresses: Addresses
    let wording: Wording
    /// Whether browsers are to choose among a picture's renditions. Feed readers get one address: few of them choose.
    let offersRenditions: Bool
    /// The statements that get a mark at the end of their passage.
    let recordMarks: [Statement.ID: RecordMark]
    /// When backgrounds were last updated under the readers of this document, of those that were.
    let backgroundUpdates: [Background.ID: Date]

    package init(
        references: Edition.References = Edition.References(), addresses: Addresses = Addresses(), wording: Wording = Wording(),
        offersRenditions: Bool = true, recordMarks: [Statement.ID: RecordMark] = [:], backgroundUpdates: [Background.ID: Date] = [:]
    ) {
        self.references = references
        self.addresses = addresses
        self.wording = wording
        self.offersRenditions = offersRenditions
        self.recordMarks = recordMarks
        self.backgroundUpdates = backgroundUpdates
    }

    /// Appends the document's blocks, one a line.
    package func render(_ document: Document, into bytes: inout [UInt8]) {
        // Moved, not copied: the buffer may hold the page so far.
        var rendering = Rendering(html: HTMLBytes(bytes), style: self)
        if !recordMarks.isEmpty { rendering.countMarked(in: document) }
        bytes = []
        rendering.blocks(document.blocks)
        bytes = rendering.html.bytes
    }

    package func render(_ document: Document) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096)
        render(document, into: &bytes)
        return bytes
    }

    /// One rendering under way.
    struct Rendering {
        var html: HTMLBytes
        let style: DocumentHTML
        /// A statement's passage may be in several pieces; only the first takes the identifier, for it must be unique.
        var statements: Set<Statement.ID> = []
        var isInBackground = false
        /// How many runs of a statement's text are still to come, of those that get a mark.
        var runsToCome: [Statement.ID: Int] = [:]
        /// Statements of which the passage is over and the mark not set yet.
        var ended: [Statement.ID] = []
    }
}

extension DocumentHTML.Rendering {
    /// Photographs that stand one after the other are a gallery.
    mutating func blocks(_ blocks: [Block]) {
        var index = 0
        while index < blocks.count {
            let row = blocks[index...].prefix { shownPhotograph($0) != nil }
            if row.count > 1 {
                gallery(row.compactMap(shownPhotograph))
                index += row.count
            } else {
                block(blocks[index])
                index += 1
            }
        }
    }

    private mutating func block(_ block: Block) {
        switch block {
        case .paragraph(let inlines): paragraph(inlines)
        case .heading(let level, let inlines): heading(level, inlines)
        case .quotation(let blocks, let source): quotation(blocks, source)
        case .bulletList(let items): bulletList(items)
        case .orderedList(let start, let items): orderedList(start, items)
        case .photograph(let use): photograph(use)
        case .storyCard(let card): storyCard(card)
        case .background(let id): background(id)
        case .table(let table): self.table(table)
        case .divider: html.markup("<hr>\n")
        case .audio(let id): audio(id)
        }
    }

    private mutating func paragraph(_ inlines: [Inline]) {
        html.markup("<p>")
        self.inlines(inlines)
        html.markup("</p>\n")
    }

    private mutating func heading(_ level: Int, _ inlines: [Inline]) {
        let (opening, closing): (StaticString, StaticString) =
            switch level {
            case ...2: ("<h2>", "</h2>\n")
            case 3: ("<h3>", "</h3>\n")
            default: ("<h4>", "</h4>\n")
            }
        html.markup(opening)
        self.inlines(inlines)
        html.markup(closing)
    }

    private mutating func quotation(_ blocks: [Block], _ source: String) {
        html.markup("<blockquote>\n")
        self.blocks(blocks)
        if !source.isEmpty {
            html.markup("<footer>")
            html.text(source)
            html.markup("</footer>\n")
        }
        html.markup("</blockquote>\n")
    }

    private mutating func bulletList(_ items: [[Block]]) {
        html.markup("<ul>\n")
        self.items(items)
        html.markup("</ul>\n")
    }

    private mutating func orderedList(_ start: Int, _ items: [[Block]]) {
        html.markup("<ol")
        if start != 1 { html.attribute("start", start) }
        html.markup(">\n")
        self.items(items)
        html.markup("</ol>\n")
    }

    private mutating func items(_ items: [[Block]]) {
        for item in items {
            html.markup("<li>")
            tight(item)
            html.markup("</li>\n")
        }
    }

    /// The first paragraph without its element: what stands in a list item or a cell is mostly just that.
    mutating func tight(_ blocks: [Block]) {
        guard case .paragraph(let inlines)? = blocks.first, !blocks.dropFirst().contains(where: \.isParagraph) else {
            self.blocks(blocks)
            return
        }
        self.inlines(inlines)
        if blocks.count > 1 { html.markup("\n") }
        self.blocks(Array(blocks.dropFirst()))
    }

    private mutating func background(_ id: Background.ID) {
        guard !isInBackground, let background = style.references.backgrounds[id] else { return }
        isInBackground = true
        html.markup("<div class=\"background\">\n")
        blocks(background.document.blocks)
        if let time = style.backgroundUpdates[id] { updated(style.wording.backgroundUpdated(time)) }
        html.markup("</div>\n")
        isInBackground = false
    }

    /// In a footer: what is read aloud counts no text of it.
    private mutating func updated(_ words: (text: String, iso: String)) {
        html.markup("<footer class=\"background__updated\"><time")
        html.attribute("datetime", words.iso)
        html.markup(">")
        html.text(words.text)
        html.markup("</time></footer>\n")
    }
}

extension Block {
    fileprivate var isParagraph: Bool {
        if case .paragraph = self { true } else { false }
    }
}
