import Testing

@testable import CopyDesk

@Suite("Pairs of units")
struct UnitPairTests {
    @Test(
        "are right where rounding makes one of the other, as wires round",
        arguments: [
            "30 kilometers (18 miles)", "30 kilometers (19 miles)", "30 kilometers (18.6 miles)", "2.5 kilometers (1.5 miles)",
            "2.5-kilometer (1.6-mile) front", "100 km (62 miles)", "19 miles (30 km)", "50 miles (80km)", "30km (about 19 miles)",
            "30 kilometers away from the town (19 miles)", "30 kilometers, or 19 miles,", "2 million hectares (4.9 million acres)",
            "2 square miles (5 square kilometers)", "90 kg (198 pounds)", "6 feet (1.8 meters)", "1 mile (2 km)", "5 liters (1.3 gallons)",
            "100 kph (62 mph)", "60 miles per hour (97 kilometers per hour)", "30 degrees Celsius (86 degrees Fahrenheit)", "20°C (68°F)",
            "warming of 1.5 degrees Celsius (2.7 degrees Fahrenheit)", "five kilometers (3 miles)", "1,200 meters (3,900 feet)",
        ])
    func right(_ text: String) {
        #expect(Sample("It is \(text) of it.").pairs.map(\.isRight) == [true])
    }

    @Test(
        "are wrong where it does not, with what would be right",
        arguments: [
            ("30 kilometers (28 miles)", "28", "19"), ("1 mile (1 km)", "1", "1.6"), ("1 km (1 mile)", "1", "0.6"),
            ("100 meters (300 feet)", "300", "330"), ("20°C (60°F)", "60", "68"), ("2 million hectares (5.9 million acres)", "5.9", "5"),
            ("30km (28mi) 30km (28miles)", "28", "19"), ("90 kg (98 pounds)", "98", "200"),
        ])
    func wrong(_ text: String, _ number: String, _ expected: String) throws {
        let sample = Sample("It is \(text) of it.")
        let pair = try #require(sample.pairs.first)
        #expect(!pair.isRight && sample.words(pair.second) == number && pair.expected == expected)
    }

    @Test(
        "are not seen where there is one unit, or two things",
        arguments: [
            "It is 30 kilometers away.", "30 kilometers (and 20 kilometers back)", "30 kilometers of road. (19 miles were closed.)",
            "10-15 kilometers (6-9 miles)", "5 pounds (2 hours)", "Chapter 30 (Miles)", "-40 degrees Celsius (-40 degrees Fahrenheit)",
        ])
    func none(_ text: String) {
        #expect(Sample(text).pairs.isEmpty)
    }

    @Test(
        "are rounded as the number is, and never farther off than a twentieth",
        arguments: [
            (18.64, "30", "19"), (62.14, "100", "62"), (3.107, "5", "3"), (0.6214, "1", "0.6"), (1.2427, "2", "1.2"), (1.553, "2.5", "1.6"),
            (6213.7, "10,000", "6,200"), (4.942, "2", "5"), (0.0062, "0.01", "0.006"), (0, "0", "0"),
        ])
    func rounding(_ value: Double, _ number: String, _ written: String) {
        #expect(Conversion.written(value, like: number) == written)
    }

    @Test(
        "are asked for where a quantity stands alone, and nowhere else",
        arguments: [
            ("They flew 100,000 miles to it.", ["100,000 miles (160,000 km)"]),
            ("It has 1.5 million square feet.", ["1.5 million square feet (140,000 square metres)"]),
            ("It ran at 38mph (61km/h).", []), ("He fell 30ft (10m).", []), ("He is 6ft 6in tall.", []),
            ("It is near (30 miles away).", []),
            ("She won the 100 yards dash.", []), ("They walked ten miles.", []), ("It is 10-15 miles away.", []),
            ("It is 3 miles. It is 3 miles.", ["3 miles (5 km)"]),
            ("“It is 3 miles away,” he said.", []),
        ])
    func missing(_ text: String, _ fixes: [String]) {
        #expect(CopyDesk(book: .guardianLike).read(text).notes.filter { $0.rule.hasPrefix("units") }.map(\.replacement) == fixes)
    }

    @Test("come from a table without a line that means nothing")
    func table() {
        #expect(DeskWords.english.unread.isEmpty)
        #expect(DeskWords.english.units.units.count > 20)
    }
}
