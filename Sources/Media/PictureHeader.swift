/// What a picture file says of itself in its first bytes: type and size. Nothing is decoded.
struct PictureHeader: Hashable {
    let type: String
    /// The ending of its name in the store.
    let ending: String
    let width: Int
    let height: Int

    /// Nil for anything but JPEG (ITU-T T.81), PNG (ISO/IEC 15948) and WebP (RFC 9649) with a size of 1…65535 each way.
    init?(_ bytes: [UInt8]) {
        let found: (type: String, ending: String, size: (width: Int, height: Int)?)
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            found = ("image/jpeg", "jpg", Self.jpegSize(bytes))
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            found = ("image/png", "png", Self.pngSize(bytes))
        } else if bytes.count > 30, bytes.starts(with: Array("RIFF".utf8)), bytes[8..<12].elementsEqual("WEBP".utf8) {
            found = ("image/webp", "webp", Self.webpSize(bytes))
        } else {
            return nil
        }
        guard let size = found.size, (1...65_535).contains(size.width), (1...65_535).contains(size.height) else { return nil }
        (type, ending, width, height) = (found.type, found.ending, size.width, size.height)
    }

    /// Walks from segment to segment to the first start of frame.
    private static func jpegSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        var index = 2
        while index + 9 < bytes.count {
            guard bytes[index] == 0xFF else { return nil }
            let marker = bytes[index + 1]
            switch marker {
            case 0xFF: index += 1
            case 0x01, 0xD0...0xD8: index += 2
            case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
                return (big(bytes, index + 7, 2), big(bytes, index + 5, 2))
            case 0xD9, 0xDA: return nil
            default: index += 2 + max(2, big(bytes, index + 2, 2))
            }
        }
        return nil
    }

    private static func pngSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard bytes.count >= 24, bytes[12..<16].elementsEqual("IHDR".utf8) else { return nil }
        return (big(bytes, 16, 4), big(bytes, 20, 4))
    }

    private static func webpSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8 ": (little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
        case "VP8L": ((little(bytes, 21, 4) & 0x3FFF) + 1, (little(bytes, 21, 4) >> 14 & 0x3FFF) + 1)
        case "VP8X": (little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1)
        default: nil
        }
    }

    private static func big(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
        bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func little(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
        bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
