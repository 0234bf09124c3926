/// A request head as nearly all of a paper's readers send it: one GET or HEAD without a body, whole, and with nothing about it that
/// two servers could understand differently. What is any other is none.
///
/// It is stricter than RFC 9112, because a request that passes here is believed to end where its bytes end.
package struct PlainRequest: Sendable {
    package var isHead = false
    /// Path and query as requested.
    package var target = ""
    /// Each empty where it is not there.
    package var acceptEncoding = ""
    package var ifNoneMatch = ""
    package var userAgent = ""
    /// Whether it says something that only the rooms above weigh: a condition by time, or that nobody may ever look.
    package var isSpecial = false

    /// A head of more bytes is not read here.
    static let longest = 8_192
    private static let mostFields = 64

    /// - Parameter head: all bytes that have come.
    package init?(_ head: UnsafeRawBufferPointer) {
        guard head.count <= Self.longest, var rest = Self.afterMethod(head, &isHead) else { return nil }
        guard let line = Self.line(&rest, in: head), let target = Self.target(line) else { return nil }
        self.target = target
        var (hosts, fields, seen, hasTime) = (0, 0, Fields(), false)
        while let line = Self.line(&rest, in: head) {
            // The empty line ends the head, and nothing may come after it.
            if line.isEmpty {
                guard rest == head.count, hosts == 1 else { return nil }
                // Beside a tag it says nothing (RFC 9110, section 13.2.2).
                if hasTime, ifNoneMatch.isEmpty { isSpecial = true }
                return
            }
            fields += 1
            guard fields <= Self.mostFields, let (field, value) = Self.field(line) else { return nil }
            switch field {
            case .other: continue
            case .host:
                guard !value.isEmpty else { return nil }
                hosts += 1
            case .connection: guard Self.isKeepAlive(value) else { return nil }
            case .framing: return nil
            case .special: isSpecial = true
            case .modifiedSince: hasTime = true
            case .acceptEncoding: acceptEncoding = Self.text(value)
            case .ifNoneMatch: ifNoneMatch = Self.text(value)
            case .userAgent: userAgent = Self.text(value)
            }
            if field != .special, !seen.insert(Fields(rawValue: 1 << field.rawValue)).inserted { return nil }
        }
        return nil
    }

    private struct Fields: OptionSet {
        let rawValue: UInt16
    }

    private enum Field: UInt16 {
        case other, host, connection, framing, special, modifiedSince, acceptEncoding, ifNoneMatch, userAgent
    }

    private static func afterMethod(_ head: UnsafeRawBufferPointer, _ isHead: inout Bool) -> Int? {
        if head.starts(with: "GET ".utf8) { return 4 }
        guard head.starts(with: "HEAD ".utf8) else { return nil }
        isHead = true
        return 5
    }

    /// The next line without its end, which is CR and LF; nil where there is none, or another control character is in it.
    private static func line(_ start: inout Int, in head: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer>? {
        var index = start
        while index < head.count {
            let byte = head[index]
            if byte == 0x0D {
                guard index + 1 < head.count, head[index + 1] == 0x0A else { return nil }
                defer { start = index + 2 }
                return head[start..<index]
            }
            guard byte >= 0x20 && byte < 0x7F || byte == 0x09 else { return nil }
            index += 1
        }
        return nil
    }

    /// Of `/path?query HTTP/1.1`.
    private static func target(_ line: Slice<UnsafeRawBufferPointer>) -> String? {
        let version = " HTTP/1.1".utf8
        guard line.count > version.count, line.suffix(version.count).elementsEqual(version) else { return nil }
        let target = line.dropLast(version.count)
        guard target.first == UInt8(ascii: "/"), target.allSatisfy({ $0 > 0x20 }) else { return nil }
        return text(target)
    }

    private static func field(_ line: Slice<UnsafeRawBufferPointer>) -> (Field, Slice<UnsafeRawBufferPointer>)? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
        let name = line[..<colon]
        guard name.allSatisfy(isTokenCharacter) else { return nil }
        var value = line[line.index(after: colon)...]
        while let first = value.first, first == 0x20 || first == 0x09 { value.removeFirst() }
        while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
        return (kind(of: name), value)
    }

    /// A name's length tells most of them apart.
    private static func kind(of name: Slice<UnsafeRawBufferPointer>) -> Field {
        func isNamed(_ other: StaticString) -> Bool {
            UnsafeRawBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount).elementsEqual(name) { $0 == $1 | 0x20 }
        }
        switch name.count {
        case 2: return isNamed("te") ? .framing : .other
        case 4: return isNamed("host") ? .host : .other
        case 6: return isNamed("expect") ? .framing : .other
        case 7: return isNamed("upgrade") || isNamed("trailer") ? .framing : isNamed("purpose") ? .special : .other
        case 10: return isNamed("connection") ? .connection : isNamed("user-agent") ? .userAgent : .other
        case 11: return isNamed("sec-purpose") ? .special : .other
        case 13: return isNamed("if-none-match") ? .ifNoneMatch : .other
        case 14: return isNamed("content-length") ? .framing : .other
        case 15: return isNamed("accept-encoding") ? .acceptEncoding : .other
        case 17: return isNamed("transfer-encoding") ? .framing : isNamed("if-modified-since") ? .modifiedSince : .other
        default: return .other
        }
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        // What is allowed beside these (RFC 9110, section 5.6.2) no browser sends.
        default: false
        }
    }

    private static func isKeepAlive(_ value: Slice<UnsafeRawBufferPointer>) -> Bool {
        value.count == 10 && value.elementsEqual("keep-alive".utf8) { $0 | 0x20 == $1 }
    }

    private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: bytes), as: UTF8.self)
    }
}
