/// Things in the order in which they were used last, the oldest first. Each operation takes the same time however many there are.
struct UseOrder<Thing: Hashable>: Sequence {
    private struct Place {
        let thing: Thing
        var older: Int?
        var newer: Int?
    }

    private var places: [Place?] = []
    private var free: [Int] = []
    private var indices: [Thing: Int] = [:]
    private var oldestIndex: Int?
    private var newestIndex: Int?

    var oldest: Thing? { oldestIndex.flatMap { places[$0]?.thing } }

    /// At most so many of those used last, the newest first.
    func newest(_ most: Int) -> [Thing] {
        var (things, index) = ([Thing](), newestIndex)
        while things.count < most, let place = index.flatMap({ places[$0] }) {
            things.append(place.thing)
            index = place.older
        }
        return things
    }

    func makeIterator() -> AnyIterator<Thing> {
        var index = oldestIndex
        return AnyIterator {
            guard let place = index.flatMap({ places[$0] }) else { return nil }
            index = place.newer
            return place.thing
        }
    }

    /// As the newest; a thing that is there already is used.
    mutating func insert(_ thing: Thing) {
        guard indices[thing] == nil else { return use(thing) }
        let place = Place(thing: thing)
        let index = free.popLast() ?? places.count
        if index == places.count { places.append(place) } else { places[index] = place }
        indices[thing] = index
        link(index)
    }

    mutating func use(_ thing: Thing) {
        if let newestIndex, places[newestIndex]?.thing == thing { return }
        guard let index = indices[thing] else { return }
        unlink(index)
        link(index)
    }

    mutating func remove(_ thing: Thing) {
        guard let index = indices.removeValue(forKey: thing) else { return }
        unlink(index)
        places[index] = nil
        free.append(index)
    }

    private mutating func link(_ index: Int) {
        places[index]?.older = newestIndex
        places[index]?.newer = nil
        if let newestIndex { places[newestIndex]?.newer = index } else { oldestIndex = index }
        newestIndex = index
    }

    private mutating func unlink(_ index: Int) {
        guard let place = places[index] else { return }
        if let older = place.older { places[older]?.newer = place.newer } else { oldestIndex = place.newer }
        if let newer = place.newer { places[newer]?.older = place.older } else { newestIndex = place.older }
    }
}
