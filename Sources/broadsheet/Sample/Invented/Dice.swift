import Foundation

/// The same numbers for the same seed, on every machine (SplitMix64: Steele, Lea and Flood, 2014).
struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// - Parameter number: each has numbers of its own, so that what is made of them does not depend on the order.
    init(seed: UInt64, _ number: Int = 0) {
        state = seed
        state = next() &+ UInt64(bitPattern: Int64(number)) &* 0x9E37_79B9_7F4A_7C15
        state = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// From 0 to 1, 1 not in it.
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func chance(_ share: Double) -> Bool { fraction() < share }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int(fraction() * Double(elements.count))]
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(fraction() * Double(range.count))
    }

    /// Of the normal distribution (Box and Muller, 1958).
    mutating func normal() -> Double { sqrt(-2 * log(1 - fraction())) * cos(2 * .pi * fraction()) }
}

/// Ranks that are drawn as words are in a language and names in the news: the second half as often as the first, the third a
/// third of that (Zipf, 1949).
struct Zipf: Sendable {
    private let sums: [Double]

    /// - Parameter exponent: how steep: 1 for words.
    init(_ count: Int, exponent: Double = 1) {
        var sum = 0.0
        sums = (1...max(1, count)).map { rank in
            sum += pow(Double(rank), -exponent)
            return sum
        }
    }

    /// From 0.
    func rank(_ dice: inout Dice) -> Int {
        let wanted = dice.fraction() * sums[sums.count - 1]
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > wanted { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
