import Newsroom

extension Presenter {
    func photograph(_ photograph: Photograph, caption: String? = nil) -> TemplateValue {
        let legend = PictureLegend(photograph, caption: caption)
        let source = photograph.digitalSourceType.flatMap(words.pictureSource) ?? ""
        let focus = photograph.focalPoint
        return .object([
            (.hasFile, .bool(photograph.file != nil)),
            (.url, .text(photograph.file.map { media($0.name) } ?? "")),
            (.width, photograph.file.map { .number($0.width) } ?? .none),
            (.height, photograph.file.map { .number($0.height) } ?? .none),
            (.whole, choice(photograph, .whole)),
            (.wide, choice(photograph, .wide)),
            (.standard, choice(photograph, .standard)),
            (.square, choice(photograph, .square)),
            (.alt, .text(photograph.alternativeText)),
            (.caption, .text(legend.caption)),
            (.credit, .text(legend.credit)),
            (.rights, .text(legend.rights)),
            (.taken, photograph.taken.map { .text(words.date($0)) } ?? .none),
            (.sourceLabel, .text(source)),
            (.hasWords, .bool(!legend.isEmpty || !source.isEmpty || photograph.taken != nil)),
            (.focalX, .number(Int(focus.x * 100))),
            (.focalY, .number(Int(focus.y * 100))),
            (.focusClass, .text("focus-x-\(Int((focus.x * 10).rounded())) focus-y-\(Int((focus.y * 10).rounded()))")),
        ])
    }

    /// What `picture` and `img` elements say of one crop.
    private func choice(_ photograph: Photograph, _ crop: Rendition.Crop) -> TemplateValue {
        guard let choice = PictureChoice(photograph, crop, address: media) else { return .none }
        return [
            .url: .text(choice.url), .width: .number(choice.width), .height: .number(choice.height), .srcset: .text(choice.candidates),
            .sources: .list(choice.sources.map { [.type: .text($0.type), .srcset: .text($0.candidates)] }),
        ]
    }
}
