import Foundation
import HTTPTypes

/// What the site needs of a request.
package struct SiteRequest: Sendable {
    package var method: String
    /// As requested, still percent-encoded.
    package var path: String
    /// Without the question mark.
    package var query: String
    /// The `Accept-Encoding` header, if any.
    package var acceptEncoding: String
    /// The `If-None-Match` header, if any.
    package var ifNoneMatch: String
    /// The `If-Modified-Since` header, if any.
    package var ifModifiedSince: String
    /// The `User-Agent` header, if any.
    package var userAgent: String
    /// The `Sec-Purpose` header (Fetch, section 2.8) or its forerunner `Purpose`, if any.
    package var purpose: String
    /// The `Last-Event-ID` header, if any.
    package var lastEventID: String
    /// The `Range` and `If-Range` headers, if any.
    package var range: String
    package var ifRange: String

    package init(
        method: String = "GET", path: String, query: String = "", acceptEncoding: String = "", ifNoneMatch: String = "",
        ifModifiedSince: String = "", userAgent: String = "", purpose: String = "", lastEventID: String = "", range: String = "",
        ifRange: String = ""
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.acceptEncoding = acceptEncoding
        self.ifNoneMatch = ifNoneMatch
        self.ifModifiedSince = ifModifiedSince
        self.userAgent = userAgent
        self.purpose = purpose
        self.lastEventID = lastEventID
        self.range = range
        self.ifRange = ifRange
    }

    private static let purposes = ["Sec-Purpose", "Purpose"].compactMap { HTTPField.Name($0) }

    init(_ head: HTTPRequest) {
        let target = head.path ?? "/"
        let mark = target.firstIndex(of: "?")
        self.init(
            method: head.method.rawValue, path: String(target[..<(mark ?? target.endIndex)]),
            query: mark.map { String(target[target.index(after: $0)...]) } ?? "",
            acceptEncoding: head.headerFields[.acceptEncoding] ?? "", ifNoneMatch: head.headerFields[.ifNoneMatch] ?? "",
            ifModifiedSince: head.headerFields[.ifModifiedSince] ?? "", userAgent: head.headerFields[.userAgent] ?? "",
            purpose: Self.purposes.lazy.compactMap { head.headerFields[$0] }.first ?? "",
            lastEventID: HTTPField.Name("Last-Event-ID").flatMap { head.headerFields[$0] } ?? "",
            range: head.headerFields[.range] ?? "", ifRange: head.headerFields[.ifRange] ?? "")
    }

    /// Whether gzip is welcome: named, or all are, and not with a weight of 0 (RFC 9110, section 12.5.3).
    var acceptsGzip: Bool {
        var star = false
        for part in acceptEncoding.utf8.split(separator: UInt8(ascii: ",")) {
            let fields = part.split(separator: UInt8(ascii: ";")).map { String(Substring($0)).filter { $0 != " " }.lowercased() }
            guard let name = fields.first else { continue }
            let refused = fields.dropFirst().contains { ["q=0", "q=0.0", "q=0.00", "q=0.000"].contains($0) }
            if name == "gzip" || name == "x-gzip" { return !refused }
            if name == "*" { star = !refused }
        }
        return star
    }

    /// Whether the client has this version already: by its tag where it names one, and only else by its time (RFC 9110,
    /// section 13.2.2).
    func has(tag: String, changed: Date?, at now: Date) -> Bool {
        guard ifNoneMatch.isEmpty else { return has(tag: tag) }
        // A time to come says nothing: the page may change before it.
        guard let changed, let since = HTTPDate.date(ifModifiedSince), since <= now else { return false }
        return changed <= since
    }

    /// Whether the client has this version already (RFC 9110, section 13.1.2: compared weakly).
    func has(tag: String) -> Bool {
        guard !ifNoneMatch.isEmpty else { return false }
        return ifNoneMatch.utf8.split(separator: UInt8(ascii: ",")).contains { part in
            let text = String(Substring(part)).filter { $0 != " " && $0 != "\t" }
            return text == "*" || text == tag || text == "W/" + tag
        }
    }
}
