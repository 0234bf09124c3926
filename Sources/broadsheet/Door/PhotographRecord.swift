import Archive
import Newsroom

/// A photograph as JSON carries it to a running server.
struct PhotographRecord: Codable, Sendable {
    private let id: Photograph.ID
    private let caption, credit, creator, rights, place, occasion, alternativeText: String
    private let taken: ImpreciseDate?
    private let digitalSourceType: String?
    private let focalPoint: Photograph.FocalPoint
    private let file: Photograph.File?

    init(_ photograph: Photograph) {
        (id, caption, credit, creator) = (photograph.id, photograph.caption, photograph.credit, photograph.creator)
        (rights, place, occasion, taken) = (photograph.rights, photograph.place, photograph.occasion, photograph.taken)
        (alternativeText, digitalSourceType) = (photograph.alternativeText, photograph.digitalSourceType)
        (focalPoint, file) = (photograph.focalPoint, photograph.file)
    }

    var photograph: Photograph {
        Photograph(
            id: id, caption: caption, credit: credit, creator: creator, rights: rights, place: place, occasion: occasion, taken: taken,
            alternativeText: alternativeText, digitalSourceType: digitalSourceType, focalPoint: focalPoint, file: file)
    }
}

/// A photograph in the operator's list.
struct PhotographEntry: Codable, Sendable {
    let id: Photograph.ID
    let caption, credit: String
    let width, height: Int?
    let hasAlternativeText: Bool
    let renditions: Int
    /// `made`, `ordered`, or why they could not be made.
    let state: String

    init(_ photograph: Photograph, state: Renditions.State) {
        (id, caption, credit) = (photograph.id, photograph.caption, photograph.credit)
        (width, height) = (photograph.file?.width, photograph.file?.height)
        hasAlternativeText = !photograph.alternativeText.isEmpty
        renditions = photograph.renditions.reduce(0) { $0 + $1.files.count }
        self.state =
            switch state {
            case .made: "made"
            case .ordered: "ordered"
            case .refused(let reason): reason
            }
    }
}
