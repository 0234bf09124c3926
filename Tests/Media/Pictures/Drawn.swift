import Foundation

/// Pictures made here, pixel by pixel, in formats that need no compression.
enum Drawn {
    /// A TIFF (6.0, baseline, RGB) of two halves: the left one red, the right one blue.
    static func tiff(width: Int, height: Int, orientation: Int = 1) -> Data {
        let pixels = (0..<height).flatMap { _ in (0..<width).flatMap { $0 < width / 2 ? [UInt8](arrayLiteral: 255, 0, 0) : [0, 0, 255] } }
        var file = Data("II*\0".utf8)
        func little(_ number: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(number >> (8 * $0) & 0xFF) } }
        let bits = 8
        file += little(bits + 6, 4)
        file += [8, 0, 8, 0, 8, 0]
        let entries = [
            (256, 4, 1, width), (257, 4, 1, height), (258, 3, 3, bits), (259, 3, 1, 1), (262, 3, 1, 2),
            (273, 4, 1, bits + 6 + 2 + 11 * 12 + 4), (274, 3, 1, orientation), (277, 3, 1, 3), (278, 4, 1, height),
            (279, 4, 1, pixels.count),
            (284, 3, 1, 1),
        ]
        file += little(entries.count, 2)
        for (tag, type, count, value) in entries { file += little(tag, 2) + little(type, 2) + little(count, 4) + little(value, 4) }
        return file + little(0, 4) + pixels
    }
}
