import Newsroom
import Testing

@Suite("Weeks")
struct WeekTests {
    @Test(arguments: [
        ("2026-11-25", "2026-W48"), ("2024-12-30", "2025-W01"), ("2027-01-03", "2026-W53"), ("2023-01-01", "2022-W52"),
        ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"), ("0005-01-05", "0005-W01"),
    ])
    func `a day stands in its week by ISO 8601`(_ day: String, _ week: String) throws {
        let date = try #require(ImpreciseDate(day))
        #expect(Week(date.first).description == week)
        let parsed = try #require(Week(week))
        #expect(parsed.days.contains(date.first) && parsed.days.first?.weekday == 1 && parsed.days.last?.weekday == 7)
        #expect(Week(parsed.next.monday).previous == parsed)
    }

    @Test(arguments: [
        "2026-W00", "2026-W54", "2025-W53", "2026-48", "2026-W4", "26-W48", "2026-w48", "2026-W+8", "", "W48-2026", "2026-W48-1",
    ])
    func `what is no week is none`(_ text: String) { #expect(Week(text) == nil) }
}
