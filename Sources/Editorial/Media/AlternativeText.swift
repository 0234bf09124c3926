import Archive
import Newsroom

extension Photograph {
    /// A picture that readers would see and some not be told of. One whose words alone are at hand shows nothing.
    var lacksAlternativeText: Bool { file != nil && alternativeText.allSatisfy(\.isWhitespace) }

    var missingAlternativeText: NewsroomError {
        .invalid(
            field: "alternativeText",
            reason: "the photograph \(name) needs a text for readers who do not see it before it is published")
    }

    /// As a person knows it again.
    private var name: String {
        if caption.isEmpty { return id.description }
        return "“\(caption.prefix(60))\(caption.count > 60 ? "…" : "")”"
    }
}

extension Transaction {
    /// Refuses to show readers a picture that has no alternative text. What they see already holds up no update of the story,
    /// and an archive that is taken in comes as it is.
    ///
    /// - Throws: `NewsroomError.invalid` that names the picture.
    func requireAlternativeTexts(_ revision: Revision) throws {
        let shown = try records.editions.photographs(of: revision.story)
        for id in revision.content.photographsShown where !shown.contains(id) {
            if let photograph = try records.photographs.find(id), photograph.lacksAlternativeText {
                throw photograph.missingAlternativeText
            }
        }
    }
}
