package import Foundation

/// Makes identifiers: UUID version 7 (RFC 9562, section 5.7) from the newsroom's clock and a source of randomness.
///
/// Both come in from outside, so that a test gets the same identifiers each time.
package struct IdentifierSource: Sendable {
    private let now: @Sendable () -> Date
    private let random: @Sendable () -> (UInt64, UInt64)

    package init(
        now: @escaping @Sendable () -> Date = { Date() },
        random: @escaping @Sendable () -> (UInt64, UInt64) = { (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)) }
    ) {
        self.now = now
        self.random = random
    }

    package func next<Of>(_: Of.Type = Of.self) -> Identifier<Of> {
        Identifier(UUID(version7At: now(), random: random()))
    }
}

extension UUID {
    /// Bits 0–47 are the milliseconds since 1970, then the version, 12 random bits, the variant and 62 random bits.
    package init(version7At date: Date, random: (UInt64, UInt64)) {
        let milliseconds = UInt64(max(0, date.timeIntervalSince1970 * 1000)) & 0xFFFF_FFFF_FFFF
        let high = milliseconds << 16 | 0x7000 | (random.0 & 0x0FFF)
        let low = 0x8000_0000_0000_0000 | (random.1 & 0x3FFF_FFFF_FFFF_FFFF)
        self.init(high: high, low: low)
    }

    init(high: UInt64, low: UInt64) {
        func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * index)) }
        self.init(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3), byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
                byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3), byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
            ))
    }
}
