import CSodium

/// SHA-256 (FIPS 180-4): 32 bytes, in text 64 hexadecimal digits in lower case.
package struct SHA256: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(of content: [UInt8]) {
        var bytes = [UInt8](repeating: 0, count: 32)
        crypto_hash_sha256(&bytes, content, UInt64(content.count))
        self.bytes = bytes
    }

    /// Nil for what has not 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Nil for anything but 64 digits in lower case.
    package init?(_ text: some Collection<UInt8>) {
        guard text.count == 64 else { return nil }
        var bytes: [UInt8] = []
        var high: UInt8?
        for byte in text {
            guard let digit = Self.digit(byte) else { return nil }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        self.bytes = bytes
    }

    package var text: String { String(decoding: bytes.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }, as: UTF8.self) }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

/// The same of content that comes piece by piece.
struct RunningSHA256: ~Copyable {
    private let state = UnsafeMutablePointer<crypto_hash_sha256_state>.allocate(capacity: 1)

    init() { crypto_hash_sha256_init(state) }

    deinit { state.deallocate() }

    mutating func update(_ piece: some Collection<UInt8>) {
        let bytes = Array(piece)
        crypto_hash_sha256_update(state, bytes, UInt64(bytes.count))
    }

    consuming func end() -> SHA256? {
        var bytes = [UInt8](repeating: 0, count: 32)
        crypto_hash_sha256_final(state, &bytes)
        return SHA256(bytes: bytes)
    }
}
