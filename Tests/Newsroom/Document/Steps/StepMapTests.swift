import Newsroom
import Testing

@Suite("Positions through steps")
struct StepMapTests {
    private let typed = StepMap([.init(start: 5, oldSize: 0, newSize: 3)])
    private let deleted = StepMap([.init(start: 5, oldSize: 4, newSize: 0)])

    @Test func `what stands behind an insertion moves, what stands before it stays`() {
        #expect(typed.map(4) == 4)
        #expect(typed.map(6) == 9)
        #expect(typed.map(5, .after) == 8)
        #expect(typed.map(5, .before) == 5)
    }

    @Test func `what stood in a deletion is known to be gone`() {
        #expect(deleted.result(7) == StepMap.Result(position: 5, isDeleted: true, isDeletedAcross: true))
        #expect(deleted.result(5, .before) == StepMap.Result(position: 5, isDeleted: false, isDeletedAcross: false))
        #expect(deleted.result(5, .after) == StepMap.Result(position: 5, isDeleted: true, isDeletedAcross: false))
        #expect(deleted.result(9, .after) == StepMap.Result(position: 5, isDeleted: false, isDeletedAcross: false))
        #expect(deleted.result(9, .before) == StepMap.Result(position: 5, isDeleted: true, isDeletedAcross: false))
        #expect(deleted.map(12) == 8)
    }

    @Test func `a block that is wrapped takes what stands in it along`() throws {
        let step = try EditStep.reading(
            #"{"stepType":"replaceAround","from":4,"to":10,"gapFrom":4,"gapTo":10,"insert":1,"slice":{"content":[{"type":"blockquote"}]},"structure":true}"#
        )
        #expect([step.map].map(6) == 7)
        #expect([step.map, typed].map(6) == 10)
        #expect([step.map].map(11) == 13)
    }
}
