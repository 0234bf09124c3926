import Newsroom

/// What the child is asked of one picture.
struct PictureQuestion: Codable {
    enum Wish: Codable {
        /// What the file says of its picture.
        case read
        /// The picture whole, as large as it is shown anywhere, in one JPEG.
        case print(PictureWords)
        /// Every rendition.
        case develop(PictureWords, Photograph.FocalPoint)
    }

    var wish: Wish
    var path: String
    /// A folder for the files that are made.
    var scratch: String
}

struct PictureAnswer: Codable {
    var format: PictureFormat
    var words: PictureWords?
    var made: [Made] = []

    /// Files in the scratch folder, by name.
    struct Made: Codable {
        var crop: Rendition.Crop
        var width, height: Int
        var avif, webp: String?
        var jpeg: String
    }
}
