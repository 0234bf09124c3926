import Archive
package import Newsroom

/// Takes a photograph into the library or changes what is known of it. Its renditions are ordered where they are to be others.
package struct SavePhotograph: Act {
    package var photograph: Photograph
    /// The name among the originals of the file that the photograph came as; nil leaves the one that it has.
    package var original: String?

    package init(_ photograph: Photograph, original: String? = nil) {
        self.photograph = photograph
        self.original = original
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepPhotographs)
        try check()
        let known = try transaction.records.photographs.find(photograph.id)
        // What is made of a photograph is none of what a person says of it.
        var photograph = photograph
        photograph.renditions = known?.renditions ?? []
        let isOtherOriginal = try original != nil && transaction.records.photographs.original(of: photograph.id) != original
        guard known != photograph || isOtherOriginal else { return }
        // Readers see the change at once where a public story shows the photograph.
        if try transaction.records.editions.show(photograph.id) {
            try transaction.require(.publish)
            if known?.lacksAlternativeText == false, photograph.lacksAlternativeText { throw photograph.missingAlternativeText }
        }
        try transaction.records.photographs.save(photograph)
        if let original { try transaction.records.photographs.setOriginal(original, of: photograph.id) }
        if photograph.file != nil, isOtherOriginal || known?.recipe != photograph.recipe || known?.file != photograph.file {
            try transaction.records.renditions.order(photograph.id, at: transaction.now)
        }
        transaction.record(on: "photograph:\(photograph.id)")
        transaction.touch(.photograph(photograph.id))
    }

    private func check() throws {
        for (field, text) in [
            ("caption", photograph.caption), ("credit", photograph.credit), ("creator", photograph.creator),
            ("rights", photograph.rights), ("place", photograph.place), ("occasion", photograph.occasion),
            ("alternativeText", photograph.alternativeText),
        ] {
            try Check.text(text, in: field, 0...5_000)
        }
        if let file = photograph.file, file.width < 1 || file.height < 1 {
            throw NewsroomError.invalid(field: "file", reason: "a picture has a width and a height")
        }
        if let original, !MediaName.isValidOriginal(original) {
            throw NewsroomError.invalid(field: "original", reason: "not the name of a file in the media store")
        }
    }
}
