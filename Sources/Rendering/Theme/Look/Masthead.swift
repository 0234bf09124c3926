import Newsroom

/// A picture of the paper's name: SVG or PNG.
package struct Masthead: Hashable, Sendable {
    package static let largest = 500_000
    private static let pixels = 1...20_000

    /// `svg` or `png`.
    let ending: String
    let body: [UInt8]
    let width: Int
    let height: Int

    /// Throws `NewsroomError.invalid` where it is neither, is too large, or does not say its size.
    package init(_ body: [UInt8]) throws {
        guard body.count <= Self.largest else { throw Self.fault("has more than \(Self.largest) bytes") }
        guard let (ending, size) = try Self.kind(of: body) else { throw Self.fault("is neither a PNG nor an SVG") }
        guard let size, Self.pixels.contains(size.width), Self.pixels.contains(size.height) else {
            throw Self.fault("does not say how wide and high it is: an SVG has a viewBox")
        }
        self.ending = ending
        self.body = body
        (width, height) = size
    }

    /// Whether it fits the place of another.
    func hasShape(of other: Masthead) -> Bool {
        let shapes = (Double(width) / Double(height), Double(other.width) / Double(other.height))
        return abs(shapes.0 - shapes.1) <= 0.02 * shapes.1
    }

    private static func kind(of body: [UInt8]) throws -> (String, (width: Int, height: Int)?)? {
        if body.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return ("png", sizeOfPNG(body)) }
        guard let text = String(validating: body, as: UTF8.self), let tag = text.firstMatch(of: /<svg[\s>][^>]*/) else { return nil }
        return ("svg", sizeOfSVG(tag.output))
    }

    /// From the chunk IHDR, which comes first (PNG, third edition, 11.2.1).
    private static func sizeOfPNG(_ body: [UInt8]) -> (width: Int, height: Int)? {
        guard body.count >= 24, body[12..<16].elementsEqual(Array("IHDR".utf8)) else { return nil }
        func number(at index: Int) -> Int { body[index..<index + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(at: 16), number(at: 20))
    }

    private static func sizeOfSVG(_ tag: Substring) -> (width: Int, height: Int)? {
        var sizes: [Double?] = []
        if let box = tag.firstMatch(of: /viewBox\s*=\s*["']([^"']*)["']/) {
            let numbers = box.1.split { $0 == " " || $0 == "," || $0.isNewline }.map { Double($0) }
            guard numbers.count == 4 else { return nil }
            sizes = [numbers[2], numbers[3]]
        } else {
            sizes = [
                tag.firstMatch(of: /\swidth\s*=\s*["']([0-9.]+)(?:px)?["']/).flatMap { Double($0.1) },
                tag.firstMatch(of: /\sheight\s*=\s*["']([0-9.]+)(?:px)?["']/).flatMap { Double($0.1) },
            ]
        }
        let whole = sizes.compactMap { $0 }.filter { $0.isFinite && $0 > 0 && $0 <= 20_000 }.map { max(1, Int($0.rounded())) }
        return whole.count == 2 ? (whole[0], whole[1]) : nil
    }

    private static func fault(_ reason: String) -> NewsroomError { .invalid(field: "masthead", reason: "the picture \(reason)") }
}
