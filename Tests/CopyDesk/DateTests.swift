import Testing

@testable import CopyDesk

@Suite("Dates")
struct DateTests {
    @Test(
        "are resolved with their precision",
        arguments: [
            ("on Feb. 20 it ends", "Feb. 20 = 2025-02-20"), ("on 20 February it ends", "20 February = 2025-02-20"),
            ("on Dec. 30 it began", "Dec. 30 = 2024-12-30"), ("on March 3, 2021, it began", "March 3, 2021 = 2021-03-03"),
            ("on 2021-03-03 it began", "2021-03-03 = 2021-03-03"), ("in September 2022 it began", "September 2022 = 2022-09"),
            ("in March it ends", "March = 2025-03"), ("in November it began", "November = 2024-11"), ("in 2014 it began", "2014 = 2014"),
            ("it began last month", "last month = 2025-01"), ("it ends next year", "next year = 2026"),
            ("it began two weeks ago", "two weeks ago = 2025-01-29~"), ("it began on Wednesday", "Wednesday = 2025-02-12"),
            ("it began on Thursday", "Thursday = 2025-02-06"), ("it will end on Thursday", "Thursday = 2025-02-13"),
            ("it began last Wednesday", "last Wednesday = 2025-02-05"), ("it ended yesterday", "yesterday = 2025-02-11"),
        ])
    func resolved(_ text: String, _ date: String) {
        #expect(Sample(text, on: "2025-02-12").dates == [date])
    }

    @Test("without a day to count from are named and not told")
    func unresolved() {
        #expect(Sample("It ends on Feb. 20, a Thursday.").dates == ["Feb. 20 = ?", "Thursday = ?"])
    }

    @Test("count from the first whole date that the copy begins with")
    func dateline() {
        #expect(
            Sample("TOWN, February 12, 2025\n\nIt ends on Feb. 20.").dates == ["February 12, 2025 = 2025-02-12", "Feb. 20 = 2025-02-20"])
    }

    @Test(
        "are not seen where there is none",
        arguments: ["They may leave.", "The march went on.", "Feb. 31 is no day", "in 1500 houses", "He paid 2014 euros.", "A 99 bus"])
    func none(_ text: String) {
        #expect(Sample(text, on: "2025-02-12").reading.dates.compactMap(\.date).isEmpty)
    }
}
