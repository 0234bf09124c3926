import CPostgreSQL
import Foundation

/// Values in the server's binary form, one after the other: big-endian numbers, UTF-8, raw bytes.
struct PostgreSQLArguments {
    private var bytes: [UInt8] = []
    /// Where each value stands in `bytes`; nil is null.
    private var places: [Range<Int>?] = []

    init(_ values: [SQLValue]) throws {
        places.reserveCapacity(values.count)
        for value in values { try add(value) }
    }

    /// Calls `send` with what libpq's calls take: values, lengths and formats.
    func with<Result>(
        _ send: ([UnsafePointer<CChar>?], [Int32], [Int32]) throws -> Result
    ) rethrows -> Result {
        let lengths = places.map { Int32(clamping: $0?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: places.count)
        // One byte more, since libpq takes a value without an address for null, also an empty one.
        return try (bytes + [0]).withUnsafeBytes { buffer in
            let start = buffer.assumingMemoryBound(to: CChar.self).baseAddress
            return try send(places.map { place in place.flatMap { start?.advanced(by: $0.lowerBound) } }, lengths, formats)
        }
    }

    private mutating func add(_ value: SQLValue) throws {
        let start = bytes.count
        switch value {
        case .null:
            places.append(nil)
            return
        case .integer(let integer): addBigEndian(UInt64(bitPattern: integer))
        case .real(let real):
            try StatementRules.check(real)
            addBigEndian(real.bitPattern)
        case .text(var text):
            try text.withUTF8 { utf8 in
                try StatementRules.check(text: utf8)
                bytes.append(contentsOf: utf8)
            }
        case .bytes(let blob): bytes.append(contentsOf: blob)
        case .uuid(let uuid): withUnsafeBytes(of: uuid.uuid) { bytes.append(contentsOf: $0) }
        case .boolean(let boolean): bytes.append(boolean ? 1 : 0)
        }
        places.append(start..<bytes.count)
    }

    private mutating func addBigEndian(_ number: UInt64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
