import Newsroom

/// Finds dates: `Feb. 12`, `12 February 2025`, `February 12, 2025`, `2025-02-12`, `August 2024`, `in 2014`, `Wednesday`, `last month`,
/// `two weeks ago`, `yesterday`. What is not whole counts from the copy's day.
struct DateFinder {
    let copy: Copy
    private let given: Day?
    /// As many tokens of the beginning are looked through for the copy's own date.
    private static let beginning = 150

    init(_ copy: Copy, on date: Day?) {
        self.copy = copy
        given = date
    }

    func dates() -> [FoundDate] {
        var found = scan(in: 0..<copy.tokens.count, from: given)
        guard given == nil, let day = day(among: found) else { return found }
        found = scan(in: 0..<copy.tokens.count, from: day)
        return found
    }

    /// The copy's own day: as given, or the first whole date that it begins with.
    func day(among found: [FoundDate]) -> Day? {
        given ?? found.first { $0.isWhole && $0.tokens.lowerBound < Self.beginning }?.date?.first
    }

    private func scan(in range: Range<Int>, from day: Day?) -> [FoundDate] {
        let calendar = DateWords(copy: copy, day: day)
        var (found, index): ([FoundDate], Int) = ([], range.lowerBound)
        while index < range.upperBound {
            if let date = calendar.date(at: index) {
                found.append(date)
                index = max(index + 1, date.tokens.upperBound)
            } else {
                index += 1
            }
        }
        return found
    }
}
