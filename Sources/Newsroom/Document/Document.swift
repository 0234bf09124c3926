/// A story's body: a tree of blocks with inline marks. Never HTML.
///
/// At rest and on the wire it is JSON in the editor's own shape (ProseMirror's: `{"type":"doc","content":[…]}`); see
/// `Document(json:)` and `json`.
package struct Document: Hashable, Sendable {
    package var blocks: [Block]

    package init(_ blocks: [Block] = []) {
        self.blocks = blocks
    }
}

/// One block of a document.
package enum Block: Hashable, Sendable {
    case paragraph([Inline])
    /// Level 2…4: the headline is the page's level 1.
    case heading(level: Int, [Inline])
    /// `source`: who is quoted or where it is from, as printed; may be empty.
    case quotation([Block], source: String)
    case bulletList([[Block]])
    case orderedList(start: Int, [[Block]])
    case photograph(PhotographUse)
    case storyCard(StoryCard)
    case background(Background.ID)
    case table(Table)
    case divider
    case audio(Recording.ID)
}

/// A run of text with its marks, or a line break.
package enum Inline: Hashable, Sendable {
    case text(String, Set<Mark>)
    case lineBreak

    package static func text(_ text: String) -> Inline { .text(text, []) }
}

/// What a run of text is, besides text.
package enum Mark: Hashable, Sendable {
    case strong
    case emphasis
    /// `href`: http, https, mailto or tel, or a path of the paper's own that begins with one slash.
    case link(href: String)
    /// The passage that carries a statement on the record.
    case statement(Statement.ID)
    /// BCP 47.
    case language(String)
}

/// A pointer to a story: one of the paper's own, or a page elsewhere as it was when the card was made. A card that has only
/// the address of a page elsewhere shows what that page says of itself: see `LinkPreview`.
package enum StoryCard: Hashable, Sendable {
    case own(Story.ID)
    case elsewhere(Elsewhere)

    package struct Elsewhere: Hashable, Sendable {
        /// Empty only where there is the address of a page elsewhere.
        package var title: String
        package var summary: String
        /// The publication's name.
        package var site: String
        package var author: String
        /// Where it leads; empty where only the words of the card are known.
        package var url: String
        package var picture: Photograph.ID?

        package init(
            title: String, summary: String = "", site: String = "", author: String = "", url: String = "", picture: Photograph.ID? = nil
        ) {
            self.title = title
            self.summary = summary
            self.site = site
            self.author = author
            self.url = url
            self.picture = picture
        }
    }
}

package struct Table: Hashable, Sendable {
    package struct Cell: Hashable, Sendable {
        package var isHeader: Bool
        package var columns: Int
        package var rows: Int
        package var blocks: [Block]

        package init(isHeader: Bool = false, columns: Int = 1, rows: Int = 1, blocks: [Block]) {
            self.isHeader = isHeader
            self.columns = columns
            self.rows = rows
            self.blocks = blocks
        }
    }

    package var rows: [[Cell]]

    package init(rows: [[Cell]]) {
        self.rows = rows
    }
}
