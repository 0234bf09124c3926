import Archive
package import Newsroom

/// Takes a photograph into the library or changes what is known of it.
package struct SavePhotograph: Act {
    package var photograph: Photograph

    package init(_ photograph: Photograph) {
        self.photograph = photograph
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepPhotographs)
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
        guard try transaction.records.photographs.find(photograph.id) != photograph else { return }
        // Readers see the change at once where a public story shows the photograph.
        if try transaction.records.editions.show(photograph.id) { try transaction.require(.publish) }
        try transaction.records.photographs.save(photograph)
        transaction.record(on: "photograph:\(photograph.id)")
        transaction.touch(.photograph(photograph.id))
    }
}
