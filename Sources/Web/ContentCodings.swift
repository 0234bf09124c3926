/// Forms in which a body goes out.
package enum ContentCoding: Int, CaseIterable, Sendable {
    case identity, gzip, brotli

    /// As `Content-Encoding` names it; nil for identity, which is not named (RFC 9110, section 8.4).
    package var name: String? {
        switch self {
        case .identity: nil
        case .gzip: "gzip"
        case .brotli: "br"
        }
    }

    /// What tells this form's entity tag from the identity's: forms of one page are different to the byte.
    package var tagSuffix: String {
        switch self {
        case .identity: ""
        case .gzip: "-g"
        case .brotli: "-b"
        }
    }
}

/// What a client takes besides identity, by its `Accept-Encoding` (RFC 9110, section 12.5.3).
package struct ContentCodings: Hashable, Sendable {
    /// In thousandths; 0 for what is not welcome.
    private var gzip = 0
    private var brotli = 0

    package init(_ field: String) {
        var star = 0
        var (gzip, brotli): (Int?, Int?) = (nil, nil)
        for part in field.utf8.split(separator: UInt8(ascii: ",")) {
            let fields = part.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            let weight = fields.dropFirst().lazy.compactMap { Self.weight($0) }.first ?? 1_000
            switch Substring(fields[0]).trimmed.lowercased() {
            case "gzip", "x-gzip": gzip = weight
            case "br": brotli = weight
            case "*": star = weight
            default: break
            }
        }
        (self.gzip, self.brotli) = (gzip ?? star, brotli ?? star)
    }

    /// The best form for the client of those that there are: what it weighs most, and brotli where it weighs both alike.
    package func best(gzip hasGzip: Bool, brotli hasBrotli: Bool) -> ContentCoding {
        if hasBrotli, brotli > 0, brotli >= gzip || !hasGzip { return .brotli }
        return hasGzip && gzip > 0 ? .gzip : .identity
    }

    /// Of a parameter `q=0.5`; nil for another parameter or one that is no weight.
    private static func weight(_ parameter: Substring.UTF8View) -> Int? {
        let text = Substring(parameter).trimmed.lowercased()
        guard text.hasPrefix("q="), let value = Double(text.dropFirst(2)), (0...1).contains(value) else { return nil }
        return Int((value * 1_000).rounded())
    }
}

extension Substring {
    /// Without the white space of header fields at its ends.
    fileprivate var trimmed: Substring {
        var rest = self
        while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
        while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
        return rest
    }
}
