/// Remembers what was used last, in at most as many entries as it may have: what is not asked for while half of them come in is
/// forgotten.
struct BoundedMemory<Key: Hashable, Value> {
    private let half: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]

    /// - Parameter most: 2 or more.
    init(most: Int) { half = max(1, most / 2) }

    var count: Int { young.count + old.count }

    mutating func value(_ key: Key) -> Value? {
        if let value = young[key] { return value }
        guard let value = old.removeValue(forKey: key) else { return nil }
        keep(value, for: key)
        return value
    }

    mutating func keep(_ value: Value, for key: Key) {
        if young.count >= half, young[key] == nil {
            old = young
            young.removeAll(keepingCapacity: true)
        }
        old[key] = nil
        young[key] = value
    }
}
