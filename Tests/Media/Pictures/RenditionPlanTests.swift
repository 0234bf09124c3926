import Newsroom
import Testing

@testable import Media

@Suite struct RenditionPlanTests {
    @Test func `a large picture comes in every width, and each crop has its shape`() {
        let plan = RenditionPlan(width: 2_560, height: 1_707, focus: .init())
        #expect(plan.pieces.filter { $0.crop == .whole }.map(\.width) == [320, 640, 960, 1_280, 1_920, 2_560])
        for crop in [Rendition.Crop.wide, .standard, .square] {
            #expect(plan.pieces.filter { $0.crop == crop }.map(\.width) == [320, 640, 1_200])
        }
        #expect(plan.pieces.filter { $0.width == 1_200 }.map(\.height) == [675, 900, 1_200])
        #expect(plan.largest?.height == 1_707)
    }

    @Test(arguments: [(1, 1), (1, 5_000), (5_000, 1), (319, 240), (321, 200), (800, 600), (1_199, 1_201), (2_560, 8_000)])
    func `nothing is larger than the picture, and every crop lies within it`(width: Int, height: Int) {
        for focus in [Photograph.FocalPoint(x: 0, y: 0), .init(), .init(x: 1, y: 1), .init(x: 0.2, y: 0.9)] {
            let plan = RenditionPlan(width: width, height: height, focus: focus)
            #expect(Set(plan.pieces.map(\.crop)) == Set(Rendition.Crop.allCases))
            for piece in plan.pieces {
                #expect(piece.width <= max(1, piece.areaWidth) && piece.width >= 1 && piece.height >= 1)
                #expect(piece.left >= 0 && piece.top >= 0 && piece.areaWidth >= 1 && piece.areaHeight >= 1)
                #expect(piece.left + piece.areaWidth <= width && piece.top + piece.areaHeight <= height)
            }
        }
    }

    @Test func `a crop lies around the focal point as far as the edges allow`() throws {
        let square = { (x: Double) in
            RenditionPlan(width: 1_000, height: 500, focus: .init(x: x, y: 0.5)).pieces.first { $0.crop == .square }
        }
        #expect(square(0)?.left == 0)
        #expect(square(0.5)?.left == 250)
        #expect(square(0.6)?.left == 350)
        #expect(square(1)?.left == 500)
    }

    @Test func `a picture's own width stands for those that it does not reach`() {
        let plan = RenditionPlan(width: 700, height: 700, focus: .init())
        #expect(plan.pieces.filter { $0.crop == .whole }.map(\.width) == [320, 640, 700])
        #expect(plan.pieces.filter { $0.crop == .square }.map(\.width) == [320, 640, 700])
    }
}
