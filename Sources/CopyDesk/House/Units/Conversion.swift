/// Numbers as they come out of a conversion: rounded as the copy's own number is, and checked with the tolerance that rounding has.
enum Conversion {
    /// A converted value as it should be written: to as many digits as the number it comes of, two from 10 on and at most three; below
    /// 10 to as few as keep it within a twentieth.
    static func written(_ value: Double, like number: String) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "" }
        let size = abs(value)
        var digits = max(min(significantDigits(number), size >= 100 ? 3 : 2), size >= 10 ? 2 : 1)
        var rounded = round(value, to: digits)
        while digits < 6, size > 0, abs(rounded - value) > size / 20 {
            digits += 1
            rounded = round(value, to: digits)
        }
        return decimal(rounded)
    }

    /// Temperatures are whole degrees.
    static func whole(_ value: Double) -> String { abs(value) < 1e12 ? decimal(value.rounded()) : "" }

    /// Whether one number is what rounding makes of the other, in either direction, or differs from it by less than a twentieth: as
    /// cutting off and rounding roughly do.
    static func agrees(_ written: String, with exact: Double, of source: String, sourceExact: Double) -> Bool {
        guard let second = Double(written), let first = Double(source) else { return true }
        if abs(second - exact) <= abs(exact) / 20 { return true }
        guard abs(second - exact) <= abs(exact) / 4 else { return false }
        if abs(second - exact) <= step(written) / 2 + 1e-9 { return true }
        return abs(second - exact) <= abs(exact) / 8 && abs(first - sourceExact) <= step(source) / 2 + 1e-9
    }

    /// Within a degree, or within the rounding of either.
    static func agreesInDegrees(_ written: String, with exact: Double) -> Bool {
        guard let second = Double(written) else { return true }
        return abs(second - exact) <= 1.01
    }

    /// The place of the last digit written: 1 for "20", 0.1 for "2.5".
    private static func step(_ number: String) -> Double {
        guard let point = number.firstIndex(of: ".") else { return 1 }
        return (1...max(1, number.distance(from: point, to: number.endIndex) - 1)).reduce(1) { step, _ in step / 10 }
    }

    private static func significantDigits(_ number: String) -> Int {
        let digits = number.filter { $0 != "." && $0 != "," }.drop { $0 == "0" }
        if number.contains(".") { return min(6, max(1, digits.count)) }
        return min(6, max(1, digits.reversed().drop { $0 == "0" }.count))
    }

    private static func round(_ value: Double, to digits: Int) -> Double {
        guard value != 0 else { return 0 }
        var (size, place) = (abs(value), 1.0)
        while size >= 10 { (size, place) = (size / 10, place * 10) }
        while size < 1, size > 0 { (size, place) = (size * 10, place / 10) }
        for _ in 1..<max(2, digits) where digits > 1 { place /= 10 }
        return (value / place).rounded() * place
    }

    /// With commas between thousands and at most four decimals.
    private static func decimal(_ value: Double) -> String {
        let scaled = (abs(value) * 10_000).rounded()
        guard scaled < 1e17 else { return "" }
        let all = Int(scaled)
        var (whole, fraction) = ("\(all / 10_000)", "\(all % 10_000)")
        fraction = String(repeating: "0", count: 4 - fraction.count) + fraction
        fraction = String(fraction.reversed().drop { $0 == "0" }.reversed())
        var grouped = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { grouped.append(",") }
            grouped.append(digit)
        }
        whole = grouped
        return (value < 0 && all > 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
