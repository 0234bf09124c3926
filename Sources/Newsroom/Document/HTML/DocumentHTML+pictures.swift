/// Photographs and galleries.
extension DocumentHTML.Rendering {
    /// How wide a picture stands on the page, for browsers that choose one: across a small screen, else as wide as the text.
    static let textSizes = "(min-width: 44em) 42em, 100vw"
    static let gallerySizes = "(min-width: 44em) 21em, 50vw"
    static let cardSizes = "9em"

    /// Without a file there is no picture to show, and a caption alone would point at nothing.
    func shownPhotograph(_ block: Block) -> (photograph: Photograph, caption: String?)? {
        guard case .photograph(let use) = block, let photograph = style.references.photographs[use.photograph], photograph.file != nil
        else { return nil }
        return (photograph, use.caption)
    }

    mutating func photograph(_ use: PhotographUse) {
        guard let (photograph, caption) = shownPhotograph(.photograph(use)) else { return }
        html.markup("<figure class=\"photograph\">\n")
        image(photograph, .whole, alternativeText: photograph.alternativeText, sizes: Self.textSizes)
        legend(photograph, caption: caption)
        html.markup("</figure>\n")
    }

    /// Pictures of one shape in a row, each a link to the whole of it.
    mutating func gallery(_ row: [(photograph: Photograph, caption: String?)]) {
        html.markup("<div class=\"gallery\">\n")
        for (photograph, caption) in row {
            html.markup("<figure class=\"photograph\">\n<a")
            let whole = photograph.renditions(.whole).last?.jpeg ?? photograph.file?.name ?? ""
            html.attribute("href", style.addresses.photograph(whole))
            html.markup(">")
            image(photograph, .standard, alternativeText: photograph.alternativeText, sizes: Self.gallerySizes)
            html.markup("</a>\n")
            legend(photograph, caption: caption)
            html.markup("</figure>\n")
        }
        html.markup("</div>\n")
    }

    mutating func image(_ photograph: Photograph, _ crop: Rendition.Crop, alternativeText: String, sizes: String) {
        guard let choice = PictureChoice(photograph, crop, address: style.addresses.photograph) else { return }
        let offers = style.offersRenditions && !choice.sources.isEmpty
        if offers { html.markup("<picture>") }
        for source in offers ? choice.sources : [] {
            html.markup("<source")
            html.attribute("type", source.type)
            html.attribute("srcset", source.candidates)
            html.attribute("sizes", sizes)
            html.markup(">")
        }
        html.markup("<img")
        html.attribute("src", choice.url)
        if offers {
            html.attribute("srcset", choice.candidates)
            html.attribute("sizes", sizes)
        }
        html.attribute("width", choice.width)
        html.attribute("height", choice.height)
        html.attribute("alt", alternativeText)
        html.markup(" loading=\"lazy\" decoding=\"async\">")
        html.markup(offers ? "</picture>\n" : "\n")
    }

    private mutating func legend(_ photograph: Photograph, caption: String?) {
        let legend = PictureLegend(photograph, caption: caption)
        let source = photograph.digitalSourceType.flatMap(style.wording.pictureSource)
        guard !legend.isEmpty || photograph.taken != nil || source != nil else { return }
        html.markup("<figcaption>")
        var isFirst = true
        part("<span class=\"caption\">", legend.caption, &isFirst)
        part("<span class=\"credit\">", legend.credit, &isFirst)
        part("<span class=\"rights\">", legend.rights, &isFirst)
        part("<span class=\"taken\">", photograph.taken.map(style.wording.date) ?? "", &isFirst)
        part("<span class=\"picture-source\">", source ?? "", &isFirst)
        html.markup("</figcaption>\n")
    }

    private mutating func part(_ opening: StaticString, _ text: String, _ isFirst: inout Bool) {
        guard !text.isEmpty else { return }
        if !isFirst { html.markup(" ") }
        html.markup(opening)
        html.text(text)
        html.markup("</span>")
        isFirst = false
    }
}
