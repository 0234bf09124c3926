/// A photograph at one size, whole or cropped around its focal point, in the formats that browsers choose from.
package struct Rendition: Hashable, Sendable, Codable {
    package enum Crop: String, CaseIterable, Codable, Hashable, Sendable {
        /// All of the picture.
        case whole
        /// 16:9.
        case wide
        /// 4:3.
        case standard
        /// 1:1.
        case square
    }

    package var crop: Crop
    package var width: Int
    package var height: Int
    /// Names in the media store, by their content: what they name never changes.
    package var avif: String
    package var webp: String
    package var jpeg: String

    package init(crop: Crop, width: Int, height: Int, avif: String, webp: String, jpeg: String) {
        self.crop = crop
        self.width = width
        self.height = height
        self.avif = avif
        self.webp = webp
        self.jpeg = jpeg
    }

    package var files: [String] { [avif, webp, jpeg] }
}

extension Photograph {
    /// Narrowest first; empty where there is none of that crop.
    package func renditions(_ crop: Rendition.Crop) -> [Rendition] {
        renditions.filter { $0.crop == crop }.sorted { $0.width < $1.width }
    }

    /// What its renditions are made by: where one of these changes, they are made again.
    package struct Recipe: Hashable, Sendable {
        package var focalPoint: FocalPoint
        package var caption, credit, creator, rights, alternativeText: String
        package var digitalSourceType: String?
    }

    package var recipe: Recipe {
        Recipe(
            focalPoint: focalPoint, caption: caption, credit: credit, creator: creator, rights: rights, alternativeText: alternativeText,
            digitalSourceType: digitalSourceType)
    }
}
