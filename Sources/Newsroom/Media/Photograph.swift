/// A photograph with what is known of it. The fields follow the IPTC Photo Metadata Standard 2023.1.
package struct Photograph: Identifiable, Hashable, Sendable, Codable {
    package typealias ID = Identifier<Photograph>

    package let id: ID
    /// What the picture shows, as printed under it; place, occasion and date may be part of the sentence.
    package var caption: String
    /// Who is to be named for it, as printed: `Contributor/Getty Images`.
    package var credit: String
    package var creator: String
    /// The terms on which the paper holds it.
    package var rights: String
    /// The last day on which the paper may show it; nil for no end.
    package var rightsEnd: Day?
    package var place: String
    package var occasion: String
    package var taken: ImpreciseDate?
    /// For those who do not see the picture; never the caption again.
    package var alternativeText: String
    /// IPTC Digital Source Type, e.g. `digitalCapture`, `trainedAlgorithmicMedia`; nil where it is not known.
    package var digitalSourceType: String?
    package var focalPoint: FocalPoint
    /// The file at rest, nil where only the words about the picture are at hand (an import of a page's text).
    package var file: File?
    /// Where an import found it.
    package var sourceURL: String?
    /// The sizes and crops that readers' browsers choose from; empty until they are made. They follow from the rest, and saving
    /// the photograph leaves them as they are.
    package var renditions: [Rendition]

    /// What must stay in view when the picture is cropped: fractions of width and height from the top left.
    package struct FocalPoint: Hashable, Sendable, Codable {
        package var x: Double
        package var y: Double
        package init(x: Double = 0.5, y: Double = 0.5) {
            self.x = min(1, max(0, x))
            self.y = min(1, max(0, y))
        }
    }

    package struct File: Hashable, Sendable, Codable {
        /// The name in the media store: its content's hash and the ending of its type.
        package var name: String
        /// One of `MediaName.types`.
        package var type: String
        package var width: Int
        package var height: Int
        package init(name: String, type: String, width: Int, height: Int) {
            self.name = name
            self.type = type
            self.width = width
            self.height = height
        }
    }

    package init(
        id: ID, caption: String = "", credit: String = "", creator: String = "", rights: String = "", rightsEnd: Day? = nil,
        place: String = "", occasion: String = "", taken: ImpreciseDate? = nil, alternativeText: String = "",
        digitalSourceType: String? = nil,
        focalPoint: FocalPoint = FocalPoint(), file: File? = nil, sourceURL: String? = nil,
        renditions: [Rendition] = []
    ) {
        self.id = id
        self.caption = caption
        self.credit = credit
        self.creator = creator
        self.rights = rights
        self.rightsEnd = rightsEnd
        self.place = place
        self.occasion = occasion
        self.taken = taken
        self.alternativeText = alternativeText
        self.digitalSourceType = digitalSourceType
        self.focalPoint = focalPoint
        self.file = file
        self.sourceURL = sourceURL
        self.renditions = renditions
    }
}

/// A photograph in a story: which one, and the caption there where it differs from the photograph's own.
package struct PhotographUse: Hashable, Sendable, Codable {
    package var photograph: Photograph.ID
    package var caption: String?

    package init(_ photograph: Photograph.ID, caption: String? = nil) {
        self.photograph = photograph
        self.caption = caption
    }
}
