import CPicture
import Quarantine

/// A picture in the hands of libvips. For the child process only.
final class DecodedPicture {
    private let picture: OpaquePointer

    /// - Throws: a `Refusal` for what cannot be read or is larger than `PictureLimits` allow.
    init(path: String) throws(Refusal) {
        guard let picture = picture_open(path) else { throw Self.refusal("the picture cannot be read") }
        self.picture = picture
        let (width, height) = (Int(picture_width(picture)), Int(picture_height(picture)))
        guard width <= PictureLimits.side, height <= PictureLimits.side, width * height <= PictureLimits.pixels else {
            throw Refusal(
                "the picture is \(width) × \(height); at most \(PictureLimits.pixels / 1_000_000) megapixels and "
                    + "\(PictureLimits.side) pixels a side are taken")
        }
    }

    deinit { picture_close(picture) }

    /// In pixels, upright; after `decode` those at hand.
    var width: Int { Int(picture_width(picture)) }
    var height: Int { Int(picture_height(picture)) }

    /// The XMP packet that the file carries, if any.
    var xmp: [UInt8]? {
        var length = 0
        guard let bytes = picture_xmp(picture, &length), length > 0 else { return nil }
        return [UInt8](UnsafeRawBufferPointer(start: bytes, count: length))
    }

    func decode() throws(Refusal) {
        guard picture_decode(picture, Int32(RenditionPlan.widest), Int32(RenditionPlan.tallest)) == 0 else {
            throw Self.refusal("the picture is damaged or cut off")
        }
    }

    /// Writes a piece of the decoded picture with the words that belong to it.
    func write(_ piece: RenditionPlan.Piece, as format: picture_format, words: WrittenWords, to path: String) throws(Refusal) {
        let area = picture_area(
            left: Int32(piece.left), top: Int32(piece.top), width: Int32(piece.areaWidth), height: Int32(piece.areaHeight))
        let failed = picture_write(
            picture, area, Int32(piece.width), Int32(piece.height), format, words.xmp, words.xmp.count, words.app13, words.app13.count, path
        )
        guard failed == 0 else { throw Self.refusal("a size of the picture could not be made") }
    }

    /// One line: what the library says may be many.
    private static func refusal(_ sentence: String) -> Refusal {
        let complaint = String(cString: picture_complaint()).split(separator: "\n").first.map(String.init) ?? ""
        let printable = complaint.filter { $0.isASCII && !$0.isNewline }.prefix(120)
        return Refusal(printable.isEmpty ? sentence : "\(sentence) (\(printable))")
    }
}
