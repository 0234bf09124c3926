import Testing

@testable import CopyDesk

@Suite("Figures")
struct FigureTests {
    @Test(
        "have a value, a unit and what they count",
        arguments: [
            ("The army has 110 brigades.", "110 = 110 brigades"), ("They set a 100-day goal.", "100-day = 100 day goal"),
            ("They hold 20% of the land.", "20% = 20 % the land"), ("They went 2.5 kilometers.", "2.5 kilometers = 2.5 kilometers"),
            ("It cost $57 million.", "$57 million = 57000000 $"), ("It cost 1.25 billion euros.", "1.25 billion euros = 1250000000 euros"),
            ("There were 1,234 voters.", "1,234 = 1234 voters"), ("They took four occupied regions.", "four = 4 occupied regions"),
        ])
    func figures(_ text: String, _ figure: String) {
        #expect(Sample(text).figures == [figure])
    }

    @Test(
        "are not dates, years, times of day or numbers in names",
        arguments: ["On Feb. 12, 2025, at 2:02 PM", "in 2014", "the 1990s", "one of them"])
    func none(_ text: String) {
        #expect(Sample(text).figures.isEmpty, "\(Sample(text).figures)")
    }

    @Test("are multiplied without loss and without overflow")
    func decimals() {
        #expect(Decimals.times("2.55", 1000) == "2550")
        #expect(Decimals.times("0.0005", 1000) == "0.5")
        #expect(Decimals.times("999999999999999999", 1_000_000_000) == "999999999999999999")
        #expect(Decimals.value("1,000,000,000,000,000,000,000") == nil && Decimals.value("12th") == nil)
    }
}
