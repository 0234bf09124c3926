import Newsroom

/// The newest changes and what they touched: whether what was read before them still holds.
struct RecentChanges {
    /// Changes of which it is known what they touched.
    private static let remembered = 256

    /// How many there were.
    private(set) var count = 0
    /// The last of them, the newest being number `count`.
    private var newest: [Set<Subject>] = []

    mutating func append(_ subjects: Set<Subject>) {
        count += 1
        newest.append(subjects)
        if newest.count > Self.remembered { newest.removeFirst(newest.count - Self.remembered) }
    }

    /// Whether a change after number `earlier` touched one of these; one that is not remembered any more may have.
    func touched(_ reads: Set<Subject>, since earlier: Int) -> Bool {
        let missed = count - earlier
        return missed > newest.count || newest.suffix(missed).contains { !$0.isDisjoint(with: reads) }
    }
}
