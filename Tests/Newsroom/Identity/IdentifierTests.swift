import Foundation
import Newsroom
import Testing

@Suite struct IdentifierTests {
    /// The example of RFC 9562, appendix A.6: 2022-02-22 14:22:22.00 at UTC−5.
    @Test func hasTheLayoutOfVersion7() {
        let uuid = UUID(version7At: Date(timeIntervalSince1970: 1_645_557_742), random: (0x0CC3, 0x18C4_DC0C_0C07_398F))
        #expect(Identifier<Story>(uuid).description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    }

    @Test func randomnessNeverTouchesVersionAndVariant() {
        for random: UInt64 in [0, .max] {
            let text = Array(Identifier<Story>(UUID(version7At: Date(timeIntervalSince1970: 0), random: (random, random))).description)
            #expect(text[14] == "7")
            #expect("89ab".contains(text[19]))
        }
    }

    @Test func sortsByWhenItWasMade() {
        let times = [0, 1, 1_645_557_742, 1_739_368_920, 1_739_368_920.001, 4_000_000_000]
        let identifiers = times.map {
            Identifier<Story>(UUID(version7At: Date(timeIntervalSince1970: $0), random: (.max - UInt64($0), .max)))
        }
        #expect(identifiers.sorted() == identifiers)
        #expect(identifiers.map(\.description).sorted() == identifiers.map(\.description))
        #expect(
            Identifier<Story>(UUID(version7At: Date(timeIntervalSince1970: -5), random: (0, 0))).description.hasPrefix("00000000-0000-7"))
    }

    @Test func aSourceTakesItsClockAndRandomnessFromOutside() {
        let source = IdentifierSource(now: { Date(timeIntervalSince1970: 1) }, random: { (1, 2) })
        #expect(source.next(Story.self) == source.next())
        #expect(IdentifierSource().next(Story.self) != IdentifierSource().next(Story.self))
    }

    @Test func isReadInEitherCaseAndWrittenInLower() throws {
        let text = "01890a5d-ac96-774b-bcce-b302099a8057"
        let identifier = try #require(Identifier<Story>(text))
        #expect(identifier.description == text)
        #expect(Identifier<Story>(text.uppercased()) == identifier)
        #expect(identifier.uuid == UUID(uuidString: text))
        #expect(try JSONDecoder().decode(Identifier<Story>.self, from: JSONEncoder().encode(identifier)) == identifier)
    }

    @Test(arguments: [
        "", "01890a5d", "01890a5dac96774bbcceb302099a8057", "{01890a5d-ac96-774b-bcce-b302099a8057}",
        "01890a5d-ac96-774b-bcce-b302099a805g",
        "01890a5d-ac96-774b-bcce-b302099a80577", "01890a5d+ac96-774b-bcce-b302099a8057", "0189-0a5dac96-774b-bcce-b302099a8057",
        "01890a5d-ac96-774b-bcce-b302099a80é",
    ])
    func isRefused(text: String) { #expect(Identifier<Story>(text) == nil) }
}
