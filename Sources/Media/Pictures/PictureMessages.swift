import Newsroom

/// What the child is asked: about one picture, or for one.
struct PictureQuestion: Codable {
    enum Wish: Codable {
        /// A sheet with words on it. There is no file to read.
        case draw(DrawnSheet)
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
    /// Of the file that was read.
    var format: PictureFormat?
    var words: PictureWords?
    var made: [Made] = []
    /// The name of a PNG in the scratch folder.
    var sheet: String?

    /// Files in the scratch folder, by name.
    struct Made: Codable {
        var crop: Rendition.Crop
        var width, height: Int
        var avif, webp: String?
        var jpeg: String
    }
}
