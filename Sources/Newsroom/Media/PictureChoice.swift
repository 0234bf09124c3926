/// What an `img` element and the `source` elements before it say of one crop of a photograph.
///
/// Of a photograph without renditions it is the file alone, whatever crop is asked for.
package struct PictureChoice: Hashable, Sendable {
    /// For browsers that do not choose: a JPEG of a middle size, or the file.
    package let url: String
    /// Of the largest choice: what counts is the shape.
    package let width: Int
    package let height: Int
    /// JPEGs with their widths; empty where there is no choice.
    package let candidates: String
    /// Better formats, the best first.
    package let sources: [Source]

    package struct Source: Hashable, Sendable {
        package let type: String
        package let candidates: String
    }

    /// Nil where the photograph has no file.
    ///
    /// - Parameter address: where a file of the media store is to be had.
    package init?(_ photograph: Photograph, _ crop: Rendition.Crop, address: (_ fileName: String) -> String) {
        guard let file = photograph.file else { return nil }
        let renditions = photograph.renditions(crop)
        guard let largest = renditions.last else {
            (url, width, height, candidates, sources) = (address(file.name), file.width, file.height, "", [])
            return
        }
        func list(_ name: (Rendition) -> String) -> String {
            renditions.map { "\(address(name($0))) \($0.width)w" }.joined(separator: ", ")
        }
        let middle = renditions.first { $0.width >= Self.middleWidth } ?? largest
        (url, width, height) = (address(middle.jpeg), largest.width, largest.height)
        candidates = list(\.jpeg)
        sources = [Source(type: "image/avif", candidates: list(\.avif)), Source(type: "image/webp", candidates: list(\.webp))]
    }

    private static let middleWidth = 960
}
