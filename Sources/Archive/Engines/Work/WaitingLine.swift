/// First come, first served; whoever has waited too long can be taken out from the front.
///
/// Adding and taking cost the same however long the line is.
struct WaitingLine<Element> {
    private var places: [(element: Element, deadline: ContinuousClock.Instant)?] = []
    private var front = 0

    var count: Int { places.count - front }
    var isEmpty: Bool { count == 0 }
    var firstDeadline: ContinuousClock.Instant? { isEmpty ? nil : places[front]?.deadline }

    mutating func add(_ element: Element, deadline: ContinuousClock.Instant) {
        places.append((element, deadline))
    }

    mutating func take(atMost limit: Int) -> [Element] {
        let taken = places[front..<min(front + limit, places.count)].compactMap { $0?.element }
        leave(taken.count)
        return taken
    }

    mutating func takeExpired(at now: ContinuousClock.Instant) -> [Element] {
        var expired = 0
        while front + expired < places.count, let place = places[front + expired], place.deadline <= now { expired += 1 }
        return take(atMost: expired)
    }

    private mutating func leave(_ number: Int) {
        for place in front..<(front + number) { places[place] = nil }
        front += number
        // The empty places in front go once they are the greater part, so that each element moves at most twice.
        guard front > 64, front * 2 > places.count else { return }
        places.removeFirst(front)
        front = 0
    }
}
