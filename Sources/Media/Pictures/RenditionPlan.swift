import Newsroom

/// Which sizes and crops are made of a picture.
struct RenditionPlan: Equatable {
    struct Piece: Equatable {
        let crop: Rendition.Crop
        /// In the pixels of the picture at hand.
        let left, top, areaWidth, areaHeight: Int
        /// Of the rendition.
        let width, height: Int
    }

    /// Wider than this no rendition is; higher than `tallest` none either.
    static let widest = 2_560
    static let tallest = 8_000
    private static let wholeWidths = [320, 640, 960, 1_280, 1_920, widest]
    private static let cropWidths = [320, 640, 1_200]

    let pieces: [Piece]

    /// - Parameters:
    ///   - width, height: of the picture at hand, in pixels, 1 or more.
    ///   - focus: what stays in view.
    init(width: Int, height: Int, focus: Photograph.FocalPoint) {
        pieces = Rendition.Crop.allCases.flatMap { crop in
            let area = Self.area(crop, width, height, focus)
            return Self.widths(crop, upTo: area.width).map { wanted in
                Piece(
                    crop: crop, left: area.left, top: area.top, areaWidth: area.width, areaHeight: area.height, width: wanted,
                    height: crop.height(atWidth: wanted) ?? max(1, (wanted * height + width / 2) / width))
            }
        }
    }

    /// Never larger than the picture: its own width stands for those that it does not reach.
    private static func widths(_ crop: Rendition.Crop, upTo width: Int) -> [Int] {
        let widths = crop == .whole ? wholeWidths : cropWidths
        let reached = widths.filter { $0 <= width }
        return reached.count == widths.count || reached.last == width ? reached : reached + [width]
    }

    /// The largest part of that shape, as near around the focal point as the edges allow.
    private static func area(
        _ crop: Rendition.Crop, _ width: Int, _ height: Int, _ focus: Photograph.FocalPoint
    ) -> (left: Int, top: Int, width: Int, height: Int) {
        guard let (across, down) = crop.ratio else { return (0, 0, width, height) }
        let areaWidth = max(1, min(width, height * across / down))
        let areaHeight = max(1, min(height, width * down / across))
        func start(_ fraction: Double, _ length: Int, _ all: Int) -> Int {
            max(0, min(all - length, Int((fraction * Double(all)).rounded()) - length / 2))
        }
        return (start(focus.x, areaWidth, width), start(focus.y, areaHeight, height), areaWidth, areaHeight)
    }
}

extension Rendition.Crop {
    var ratio: (across: Int, down: Int)? {
        switch self {
        case .whole: nil
        case .wide: (16, 9)
        case .standard: (4, 3)
        case .square: (1, 1)
        }
    }

    func height(atWidth width: Int) -> Int? {
        ratio.map { max(1, (width * $0.down + $0.across / 2) / $0.across) }
    }
}
