/// Which addresses lie on the public internet, by IANA's registries of special-purpose addresses (RFC 6890).
extension NetworkAddress {
    /// Of version 4 all but the special blocks. Of version 6 only what is given out as global unicast, without the special
    /// blocks in it; so neither loopback, link-local, unique-local or multicast addresses, nor any that carry one of version 4
    /// inside (mapped, compatible, 6to4, Teredo, NAT64), behind which a private one could hide.
    package var isPublic: Bool {
        if bytes.count == 4 { return !Self.special4.contains { $0.holds(bytes) } }
        return Self.global6.holds(bytes) && !Self.special6.contains { $0.holds(bytes) }
    }

    private struct Block {
        let prefix: [UInt8]
        /// In bits.
        let length: Int

        init(_ prefix: UInt8..., length: Int) {
            self.prefix = prefix
            self.length = length
        }

        func holds(_ bytes: [UInt8]) -> Bool {
            zip(prefix, bytes).enumerated().allSatisfy { index, pair in
                let bits = min(8, length - index * 8)
                return bits <= 0 || pair.0 >> UInt8(8 - bits) == pair.1 >> UInt8(8 - bits)
            }
        }
    }

    private static let special4 = [
        // This network, private use, shared by carriers, loopback, link-local.
        Block(0, length: 8), Block(10, length: 8), Block(100, 64, length: 10), Block(127, length: 8), Block(169, 254, length: 16),
        Block(172, 16, length: 12), Block(192, 168, length: 16),
        // Protocol assignments, documentation, AS112, the anycast of 6to4, benchmarks.
        Block(192, 0, 0, length: 24), Block(192, 0, 2, length: 24), Block(192, 31, 196, length: 24), Block(192, 52, 193, length: 24),
        Block(192, 88, 99, length: 24), Block(192, 175, 48, length: 24), Block(198, 18, length: 15), Block(198, 51, 100, length: 24),
        Block(203, 0, 113, length: 24),
        // Multicast; reserved, and broadcast with it.
        Block(224, length: 4), Block(240, length: 4),
    ]

    private static let global6 = Block(0x20, length: 3)

    private static let special6 = [
        // Protocol assignments (Teredo, benchmarks, ORCHID), documentation, 6to4, AS112.
        Block(0x20, 0x01, 0x00, length: 23), Block(0x20, 0x01, 0x0D, 0xB8, length: 32), Block(0x20, 0x02, length: 16),
        Block(0x26, 0x20, 0x00, 0x4F, 0x80, 0x00, length: 48), Block(0x3F, 0xFF, 0x00, length: 20),
    ]
}
