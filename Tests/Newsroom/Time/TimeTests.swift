import Foundation
import Newsroom
import Testing

@Suite struct DayTests {
    @Test func daysCountThereAndBack() {
        for days in stride(from: -719_162, through: 2_932_896, by: 97) {
            let day = Day(daysSince1970: days)
            #expect(day.daysSince1970 == days)
            #expect(Day(year: day.year, month: day.month, day: day.day) == day)
        }
        #expect(Day(daysSince1970: 0).description == "1970-01-01")
        #expect(Day(year: 2025, month: 2, day: 12)?.daysSince1970 == 20_131)
        #expect(Day(daysSince1970: .min).year == 1)
        #expect(Day(daysSince1970: .max).description == "9999-12-31")
    }

    @Test func leapYearsAreTheCalendars() {
        #expect(Day(year: 2024, month: 2, day: 29)?.next.description == "2024-03-01")
        #expect(Day(year: 2000, month: 2, day: 29) != nil)
        #expect(Day(year: 1900, month: 2, day: 29) == nil)
        #expect(Day(year: 2025, month: 2, day: 29) == nil)
        #expect(Day(year: 2025, month: 1, day: 1)?.previous.description == "2024-12-31")
    }

    @Test(arguments: [(0, 1, 1), (10_000, 1, 1), (2025, 0, 1), (2025, 13, 1), (2025, 4, 31), (2025, 1, 0), (2025, 1, .min)])
    func thereIsNoSuchDay(year: Int, month: Int, day: Int) { #expect(Day(year: year, month: month, day: day) == nil) }

    @Test func aDayIsTheNewsroomsDay() throws {
        let kyiv = try #require(TimeZone(identifier: "Europe/Kyiv"))
        let evening = Date(timeIntervalSince1970: 1_739_397_600)  // 2025-02-12T22:00Z
        #expect(Day(evening, in: kyiv).description == "2025-02-13")
        #expect(Day(evening, in: .gmt).description == "2025-02-12")
        let day = try #require(Day(year: 2025, month: 3, day: 30))  // clocks go forward
        #expect(Day(day.start(in: kyiv), in: kyiv) == day)
        #expect(Day(day.start(in: kyiv).addingTimeInterval(-1), in: kyiv) == day.previous)
        #expect(day.next.start(in: kyiv).timeIntervalSince(day.start(in: kyiv)) == 23 * 3600)
    }
}

@Suite struct ImpreciseDateTests {
    @Test(arguments: ["2024", "2024-08", "2025-02-12", "2025-02-12T14:02", "2025-02-12T00:00", "2024~", "2024-08~", "2024-02-29~", "0001"])
    func isReadAndWritten(text: String) throws {
        let date = try #require(ImpreciseDate(text))
        #expect(date.description == text)
        #expect(date.isApproximate == text.hasSuffix("~"))
        #expect(try JSONDecoder().decode(ImpreciseDate.self, from: JSONEncoder().encode(date)) == date)
    }

    @Test(arguments: [
        "", "~", "24", "0000", "2024-", "2024-13", "2024-8", "2025-02-29", "2025-02-12T", "2025-02-12T24:00", "2025-02-12T14:60",
        "2025-02-12T14",
        "2024-08T10:00", "2024T10:00", "+024", "2024-08-01-01", "2024~~", "٢٠٢٤", "2025-02-12T14:02:03",
    ])
    func isRefused(text: String) { #expect(ImpreciseDate(text) == nil) }

    @Test func knowsItsPrecision() {
        #expect(ImpreciseDate("2024-08")?.precision == .month)
        #expect(ImpreciseDate("2024-08")?.first.description == "2024-08-01")
        #expect(ImpreciseDate("2025-02-12T14:02")?.minute == 842)
    }
}
