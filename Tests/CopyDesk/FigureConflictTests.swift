import Newsroom
import Testing

@testable import CopyDesk

@Suite("Figures that conflict")
struct FigureConflictTests {
    private static func conflicts(_ text: String, with others: [KnownFigure]) -> [String] {
        let desk = CopyDesk()
        return desk.conflicts(of: desk.read(text), with: others).map { "\($0.here.value) \($0.other.value)" }
    }

    @Test("count the same thing with the same unit and differ")
    func others() {
        let text = "The army of Ukraine has 110 brigades, and holds 20% of the land."
        #expect(Self.conflicts(text, with: [KnownFigure(value: "120", counts: "brigades")]) == ["110 120"])
        #expect(Self.conflicts(text, with: [KnownFigure(value: "120", counts: "brigade", names: ["Ukraine"])]) == ["110 120"])
        #expect(Self.conflicts(text, with: [KnownFigure(value: "18", unit: "%", counts: "land")]) == ["20 18"])
    }

    @Test(
        "are not seen in another thing, another's, the same number, or one that is rounded",
        arguments: [
            KnownFigure(value: "82", counts: "combat brigades"), KnownFigure(value: "120", counts: "brigades", names: ["Russia"]),
            KnownFigure(value: "110", counts: "brigades"), KnownFigure(value: "120", unit: "%", counts: "brigades"),
            KnownFigure(value: "112", counts: "brigades"), KnownFigure(value: "900", counts: "brigades"),
            KnownFigure(value: "120", counts: ""), KnownFigure(value: "much", counts: "brigades"),
        ])
    func none(_ other: KnownFigure) {
        #expect(Self.conflicts("The army of Ukraine has 110 brigades.", with: [other]).isEmpty)
    }

    @Test("within a copy are told of one owner's in two sentences only")
    func within() {
        func conflicts(_ text: String) -> [String] { CopyDesk().read(text).conflicts.map { "\($0.here.value) \($0.other.value)" } }
        #expect(conflicts("Ukraine has 110 brigades. It snowed. Ukraine sent all its 120 brigades.") == ["120 110"])
        #expect(conflicts("Ukraine has 110 brigades now. Later Ukraine sent 120 brigades.") == ["120 110"])
        #expect(conflicts("Ukraine has 110 brigades, Russia has 220 brigades. It snowed.").isEmpty)
        #expect(conflicts("Ukraine has 110 brigades. Russia has 220 brigades.").isEmpty)
        #expect(conflicts("Ukraine has 110 brigades and wants 120 brigades.").isEmpty)
        #expect(conflicts("Ukraine lost 110 people. Ukraine saved 120 people.").isEmpty)
        #expect(conflicts("Ukraine has 110 brigades. Ukraine has 110 brigades.").isEmpty)
    }

    @Test("keep their source and day")
    func source() throws {
        let known = KnownFigure(
            value: "120", counts: "brigades", source: "General Staff", asOf: ImpreciseDate(year: 2024))
        let desk = CopyDesk()
        let conflict = try #require(desk.conflicts(of: desk.read("The army has 110 brigades."), with: [known]).first)
        #expect(conflict.other.source == "General Staff" && conflict.other.asOf?.precision == .year && conflict.here.span != nil)
    }

    @Test(.enabled(if: ReferencePageTests.text != nil, "../shared/reference is not beside the checkout"))
    func areNoneOnTheReferencePage() throws {
        #expect(CopyDesk().read(try #require(ReferencePageTests.text)).conflicts.isEmpty)
    }
}
