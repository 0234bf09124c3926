import Archive
package import Newsroom

/// Takes a photograph into the library or changes what is known of it. Its renditions are ordered where they are to be others.
package struct SavePhotograph: Act {
    package var photograph: Photograph
    /// The name among the originals of the file that the photograph came as; nil leaves the one that it has.
    package var original: String?
    /// The version that who changes it has seen; nil where nobody looked. Files are then none of what is changed.
    package var version: Int?

    package init(_ photograph: Photograph, original: String? = nil, seen version: Int? = nil) {
        self.photograph = photograph
        self.original = original
        self.version = version
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepPhotographs)
        try check()
        let known = try transaction.records.photographs.find(photograph.id)
        // What is made of a photograph is none of what a person says of it.
        var photograph = photograph
        photograph.renditions = known?.renditions ?? []
        if let version {
            guard try transaction.records.photographs.version(of: photograph.id) == version else {
                throw NewsroomError.conflict("somebody changed the photograph meanwhile")
            }
            photograph.file = known?.file ?? photograph.file
        }
        let before = try transaction.records.photographs.original(of: photograph.id)
        let isOtherOriginal = original != nil && before != original
        guard known != photograph || isOtherOriginal else { return }
        // Readers see the change at once where a public story shows the photograph.
        if try transaction.records.editions.show(photograph.id) {
            try transaction.require(.publish)
            if known?.lacksAlternativeText == false, photograph.lacksAlternativeText { throw photograph.missingAlternativeText }
        }
        try transaction.records.photographs.save(photograph)
        if known != nil { try transaction.records.photographs.raiseVersion(of: photograph.id) }
        if let original { try transaction.records.photographs.setOriginal(original, of: photograph.id) }
        if photograph.file != nil, isOtherOriginal || known?.recipe != photograph.recipe || known?.file != photograph.file {
            try transaction.records.renditions.order(photograph.id, at: transaction.now)
        }
        transaction.record(
            on: "photograph:\(photograph.id)", known.map { details($0, photograph, isOtherOriginal) } ?? [:],
            before: known.map { .photograph($0, original: before) })
        transaction.touch(.photograph(photograph.id))
    }

    /// What was changed, for the trail.
    private func details(_ known: Photograph, _ photograph: Photograph, _ isOtherOriginal: Bool) -> [String: String] {
        let changes = [
            ("caption", known.caption != photograph.caption), ("credit", known.credit != photograph.credit),
            ("creator", known.creator != photograph.creator), ("rights", known.rights != photograph.rights),
            ("rightsEnd", known.rightsEnd != photograph.rightsEnd), ("place", known.place != photograph.place),
            ("occasion", known.occasion != photograph.occasion), ("taken", known.taken != photograph.taken),
            ("alternativeText", known.alternativeText != photograph.alternativeText),
            ("digitalSourceType", known.digitalSourceType != photograph.digitalSourceType),
            ("focalPoint", known.focalPoint != photograph.focalPoint), ("file", isOtherOriginal || known.file != photograph.file),
        ].filter(\.1).map(\.0)
        return changes.isEmpty ? [:] : ["changed": changes.joined(separator: ", ")]
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
