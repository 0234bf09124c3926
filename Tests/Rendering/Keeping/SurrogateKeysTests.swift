import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite("The keys by which caches outside know what a page read")
struct SurrogateKeysTests {
    private func carried(_ reads: Set<Subject>) -> [String] { SurrogateKeys.carried(reads).split(separator: " ").map(String.init) }

    @Test("are the same in every process and version")
    func stable() {
        let story = Story.ID(UUID(uuidString: "01900000-0000-7000-8000-000000000001") ?? UUID())
        #expect(SurrogateKeys.carried([.paper, .front]) == "566e9e4b38 a7ac3fb5f9")
        #expect(SurrogateKeys.carried([.story(story)]) == SurrogateKeys.purged(.story(story))[0])
        #expect(SurrogateKeys.carried([.story(story)]).utf8.count == 10)
    }

    @Test("a page that has read very many subjects has coarser ones, which a change of each still meets")
    func many() {
        for count in [1, SurrogateKeys.most, SurrogateKeys.most + 1, 20_000] {
            let reads = Set((0..<count).map { Subject.address("address-\($0)") })
            let keys = Set(carried(reads))
            // What Varnish takes for a whole field.
            #expect(SurrogateKeys.carried(reads).utf8.count < 8_000)
            #expect(reads.allSatisfy { !keys.isDisjoint(with: SurrogateKeys.purged($0)) }, "\(count)")
            #expect(keys.count == count || count > SurrogateKeys.most)
        }
    }

    @Test("few subjects that have nothing to do with a page meet its keys")
    func others() {
        let keys = Set(carried(Set((0..<SurrogateKeys.most).map { Subject.address("address-\($0)") })))
        #expect((0..<20_000).count { !keys.isDisjoint(with: SurrogateKeys.purged(.address("other-\($0)"))) } == 0)
    }
}
