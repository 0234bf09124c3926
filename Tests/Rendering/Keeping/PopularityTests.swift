import Testing

@testable import Rendering

@Suite("What is asked for most")
struct PopularityTests {
    @Test("is counted up to a most, each thing by itself")
    func counted() {
        var popularity = Popularity()
        for _ in 0..<5 { popularity.count(.init("front"), among: 10_000) }
        for number in 0..<2_000 { popularity.count(.init("once \(number)"), among: 10_000) }
        for _ in 0..<100 { popularity.count(.init("hot"), among: 10_000) }
        #expect(popularity.estimate(.init("front")) == 5)
        #expect(popularity.estimate(.init("hot")) == Popularity.most)
        #expect((0..<2_000).count { popularity.estimate(.init("once \($0)")) == 1 } > 1_950)
        #expect((0..<2_000).count { popularity.estimate(.init("never \($0)")) == 0 } > 1_950)
    }

    @Test("is forgotten by halves")
    func forgotten() {
        var popularity = Popularity()
        for _ in 0..<12 { popularity.count(.init("yesterday"), among: 1) }
        for _ in 0..<1_000 { popularity.count(.init("today"), among: 1) }
        #expect(popularity.estimate(.init("yesterday")) == 6)
        #expect(popularity.estimate(.init("today")) > 7)
    }
}

@Suite("The order of use")
struct UseOrderTests {
    @Test("is that of a plain list, whatever is done")
    func random() {
        var (order, list) = (UseOrder<Int>(), [Int]())
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let thing = Int.random(in: 0..<40, using: &generator)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0:
                order.insert(thing)
                list.removeAll { $0 == thing }
                list.append(thing)
            case 1:
                order.use(thing)
                if list.contains(thing) {
                    list.removeAll { $0 == thing }
                    list.append(thing)
                }
            default:
                order.remove(thing)
                list.removeAll { $0 == thing }
            }
            guard order.oldest == list.first else {
                Issue.record("the oldest is \(String(describing: order.oldest)), not \(String(describing: list.first))")
                return
            }
        }
        while let oldest = order.oldest {
            #expect(oldest == list.removeFirst())
            order.remove(oldest)
        }
        #expect(list.isEmpty)
    }
}
