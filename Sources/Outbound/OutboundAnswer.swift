/// What came back.
package struct OutboundAnswer: Hashable, Sendable {
    /// The address that answered, after all redirects.
    package let address: OutboundAddress
    package let status: Int
    /// Names in lower case, values as they came.
    private let headers: [String: [String]]
    package let body: [UInt8]

    /// The first value of a header.
    package subscript(_ name: String) -> String? { headers[name]?.first }

    package var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) }

    /// Reads an answer as `curl --include` prints it: the heads of interim answers, the head, the body.
    ///
    /// Nil where that is not what it is.
    init?(_ address: OutboundAddress, _ output: [UInt8]) {
        var rest = output[...]
        while true {
            guard let head = Self.head(of: rest), let status = Self.status(of: head) else { return nil }
            rest = rest[head.endIndex...].dropFirst(4)
            guard (100...199).contains(status) else {
                (self.address, self.status, headers, body) = (address, status, Self.fields(of: head), Array(rest))
                return
            }
        }
    }

    /// How many of the bytes so far are heads; nil while the end of the last one has not come.
    static func headLength(of output: [UInt8]) -> Int? {
        var rest = output[...]
        while let head = head(of: rest) {
            rest = rest[head.endIndex...].dropFirst(4)
            guard let status = status(of: head), (100...199).contains(status) else { return rest.startIndex }
        }
        return nil
    }

    private static func head(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let end = Array("\r\n\r\n".utf8)
        var at = bytes.startIndex
        while let found = bytes[at...].firstIndex(of: 13) {
            if bytes[found...].starts(with: end) { return bytes[..<found] }
            at = found + 1
        }
        return nil
    }

    private static func status(of head: ArraySlice<UInt8>) -> Int? {
        let words = head.prefix { $0 != 13 }.split(separator: 32, maxSplits: 2)
        guard words.count >= 2, words[0].starts(with: "HTTP/".utf8), words[1].count == 3 else { return nil }
        return Int(String(decoding: words[1], as: UTF8.self))
    }

    private static func fields(of head: ArraySlice<UInt8>) -> [String: [String]] {
        var fields: [String: [String]] = [:]
        for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n").dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            fields[line[..<colon].lowercased(), default: []].append(String(value))
        }
        return fields
    }
}
