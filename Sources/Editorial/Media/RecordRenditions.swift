import Archive
package import Newsroom

/// Records what was made of a photograph: from then on readers' browsers choose from it.
package struct RecordRenditions: Act {
    /// As it was when they were made.
    package var photograph: Photograph
    package var file: Photograph.File
    package var renditions: [Rendition]
    /// The name of the original that they were made of: empty where there was none, nil where it does not matter.
    package var original: String?

    package init(of photograph: Photograph, original: String? = nil, file: Photograph.File, renditions: [Rendition]) {
        self.photograph = photograph
        self.original = original
        self.file = file
        self.renditions = renditions
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepPhotographs)
        guard renditions.allSatisfy({ $0.width > 0 && $0.height > 0 && $0.files.allSatisfy(MediaName.isValid) }),
            Set(renditions.map { "\($0.crop) \($0.width)" }).count == renditions.count, MediaName.isValid(file.name), file.width > 0,
            file.height > 0
        else {
            throw NewsroomError.invalid(field: "renditions", reason: "each has a size of its own and names of files in the media store")
        }
        guard var known = try transaction.records.photographs.find(photograph.id) else { throw NewsroomError.notFound("the photograph") }
        // Of a crop around where the focal point was, or with a credit that was wrong, nobody is to be shown.
        guard known.recipe == photograph.recipe, try transaction.isOriginal(original, of: known.id) else {
            throw NewsroomError.conflict("the photograph has changed since: its renditions are made again")
        }
        try transaction.records.renditions.settle(photograph.id)
        guard known.renditions != renditions || known.file != file else { return }
        if try transaction.records.editions.show(photograph.id) { try transaction.require(.publish) }
        if try transaction.records.photographs.original(of: known.id) == nil, let file = known.file {
            try transaction.records.photographs.setOriginal(file.name, of: known.id)
        }
        known.file = file
        try transaction.records.photographs.save(known)
        try transaction.records.renditions.replace(renditions, of: known.id)
        transaction.record(on: "photograph:\(known.id)", ["renditions": "\(renditions.count)"])
        transaction.touch(.photograph(known.id))
    }
}

/// Records why nothing could be made of a photograph: readers keep what there is, and it is not tried again until it changes.
package struct RefuseRenditions: Act {
    package var photograph: Photograph
    package var original: String?
    package var reason: String

    package init(of photograph: Photograph, original: String? = nil, because reason: String) {
        self.photograph = photograph
        self.original = original
        self.reason = reason
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepPhotographs)
        guard let known = try transaction.records.photographs.find(photograph.id), known.recipe == photograph.recipe,
            try transaction.isOriginal(original, of: known.id)
        else {
            throw NewsroomError.conflict("the photograph has changed since: its renditions are tried again")
        }
        try transaction.records.renditions.refuse(photograph.id, because: String(reason.prefix(300)))
        transaction.record(on: "photograph:\(known.id)", ["reason": String(reason.prefix(300))])
    }
}

extension Transaction {
    /// Whether nobody has put another file in the place of the one that was worked on.
    fileprivate func isOriginal(_ name: String?, of photograph: Photograph.ID) throws -> Bool {
        guard let name else { return true }
        return try (records.photographs.original(of: photograph) ?? "") == name
    }
}
