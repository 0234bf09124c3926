/// What a document mentions by identifier: in the order of the document, each once.
extension Document {
    /// Those of photograph blocks and of story cards.
    package var photographs: [Photograph.ID] {
        collected { block, add in
            switch block {
            case .photograph(let use): add(use.photograph)
            case .storyCard(.elsewhere(let card)): if let picture = card.picture { add(picture) }
            default: break
            }
        }
    }

    /// Those of photograph blocks alone: a story card's picture says nothing that the card does not.
    package var photographsShown: [Photograph.ID] {
        collected { block, add in if case .photograph(let use) = block { add(use.photograph) } }
    }

    package var stories: [Story.ID] {
        collected { block, add in if case .storyCard(.own(let story)) = block { add(story) } }
    }

    package var backgrounds: [Background.ID] {
        collected { block, add in if case .background(let id) = block { add(id) } }
    }

    package var recordings: [Recording.ID] {
        collected { block, add in if case .audio(let id) = block { add(id) } }
    }

    package var statements: [Statement.ID] {
        collected { block, add in
            for case .text(_, let marks) in block.inlines {
                for case .statement(let id) in Mark.ordered(marks) { add(id) }
            }
        }
    }

    /// The addresses of story cards that show what the page there says of itself.
    package var previewedLinks: [String] {
        collected { block, add in if case .storyCard(.elsewhere(let card)) = block, card.asksForPreview { add(card.url) } }
    }

    private func collected<ID: Hashable>(_ visit: (Block, _ add: (ID) -> Void) -> Void) -> [ID] {
        var found: [ID] = []
        var seen: Set<ID> = []
        for block in blocks {
            block.walk { block in
                visit(block) { id in if seen.insert(id).inserted { found.append(id) } }
            }
        }
        return found
    }
}

extension Block {
    /// The text of a paragraph or heading; nothing for other blocks.
    package var inlines: [Inline] {
        switch self {
        case .paragraph(let inlines), .heading(_, let inlines): inlines
        default: []
        }
    }

    /// This block, then those within it, in the order of the document.
    func walk(_ visit: (Block) -> Void) {
        visit(self)
        switch self {
        case .quotation(let blocks, _): for block in blocks { block.walk(visit) }
        case .bulletList(let items), .orderedList(_, let items): for item in items { for block in item { block.walk(visit) } }
        case .table(let table): for row in table.rows { for cell in row { for block in cell.blocks { block.walk(visit) } } }
        default: break
        }
    }
}
