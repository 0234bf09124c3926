import Foundation
import Newsroom
import Testing

@Suite("Times as a browser's field gives them") struct LocalDateTests {
    private static let kyiv = TimeZone(identifier: "Europe/Kyiv") ?? .gmt

    @Test(arguments: [
        ("2025-02-12T14:02", "2025-02-12T12:02:00Z"), ("2025-07-12T14:02:30", "2025-07-12T11:02:30Z"),
        ("2024-02-29T00:00", "2024-02-28T22:00:00Z"),
        // The clocks go back at four: half past three comes twice, and the first time is meant.
        ("2025-10-26T03:30", "2025-10-26T00:30:00Z"), ("2025-10-26T04:30", "2025-10-26T02:30:00Z"),
        ("2025-03-30T04:00", "2025-03-30T01:00:00Z"),
    ])
    func `a time is the newsroom's`(_ text: String, _ instant: String) throws {
        let expected = try Date(instant, strategy: .iso8601)
        #expect(Date(local: text, in: Self.kyiv) == expected)
        #expect(expected.local(in: Self.kyiv) == text.prefix(16))
    }

    @Test(arguments: [
        // The clocks go forward at three.
        "2025-03-30T03:30", "2025-02-29T12:00", "2025-13-01T12:00", "2025-01-01T24:00", "2025-01-01T12:60", "2025-01-01T12:00:60",
        "2025-01-01", "12:00", "", "T", "2025-1-1T1:1", "+025-01-01T12:00", "2025-01-01T12:00Z", "2025-01-01 12:00", "٢٠٢٥-٠١-٠١T١٢:٠٠",
        "0000-01-01T12:00", "2025-01-01T12:00:00:00", "99999-01-01T12:00",
    ])
    func `what is no time is none`(_ text: String) { #expect(Date(local: text, in: Self.kyiv) == nil) }
}
