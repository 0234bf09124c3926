package import Foundation
package import HTTPTypes

/// A request as the rooms above see it, however it came.
package struct WebRequest: Sendable {
    package var method: String
    /// As requested, still percent-encoded.
    package var path: String
    /// Without the question mark.
    package var query: String
    package var headers: HTTPFields
    /// Empty where the room above did not ask for it.
    package var body: [UInt8]
    /// Where the body lies instead, if the room above wanted it as a file: until the request is answered.
    package var file: URL?
    /// The network address at the other end of the connection, without its port; empty where there is none.
    package var peer: String

    package init(
        method: String = "GET", path: String, query: String = "", headers: HTTPFields, body: [UInt8] = [], peer: String = ""
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.peer = peer
    }

    package init(_ head: HTTPRequest, peer: String = "") {
        let target = head.path ?? "/"
        let mark = target.firstIndex(of: "?")
        self.init(
            method: head.method.rawValue, path: String(target[..<(mark ?? target.endIndex)]),
            query: mark.map { String(target[target.index(after: $0)...]) } ?? "", headers: head.headerFields, peer: peer)
        // The field that HTTP/1.1 calls Host is a part of the request line's address here.
        if let authority = head.authority, headers[WebHeader.host] == nil { headers[WebHeader.host] = authority }
    }
}

/// Names of header fields that the library has no names for.
package enum WebHeader {
    package static let host = name("Host")
    package static let secPurpose = name("Sec-Purpose")
    package static let purpose = name("Purpose")
    package static let lastEventID = name("Last-Event-ID")
    package static let fetchSite = name("Sec-Fetch-Site")
    package static let forwardedFor = name("X-Forwarded-For")
    package static let origin = name("Origin")

    /// A field by any name; nil where there is none.
    package static func field(_ name: String, in request: WebRequest) -> String? { HTTPField.Name(name).flatMap { request.headers[$0] } }

    private static func name(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .userAgent }
}

/// The headers that conditions, ranges and languages of the wire stand in; each empty where it is not there.
extension WebRequest {
    package var acceptEncoding: String {
        get { headers[.acceptEncoding] ?? "" }
        set { headers[.acceptEncoding] = newValue }
    }
    package var ifNoneMatch: String {
        get { headers[.ifNoneMatch] ?? "" }
        set { headers[.ifNoneMatch] = newValue }
    }
    package var ifModifiedSince: String {
        get { headers[.ifModifiedSince] ?? "" }
        set { headers[.ifModifiedSince] = newValue }
    }
    package var userAgent: String { headers[.userAgent] ?? "" }
    /// `Sec-Purpose` (Fetch, section 2.8) or its forerunner `Purpose`.
    package var purpose: String { headers[WebHeader.secPurpose] ?? headers[WebHeader.purpose] ?? "" }
    package var lastEventID: String { headers[WebHeader.lastEventID] ?? "" }
    package var range: String { headers[.range] ?? "" }
    package var ifRange: String { headers[.ifRange] ?? "" }

    /// What the client takes besides identity.
    package var codings: ContentCodings { ContentCodings(acceptEncoding) }
    /// For what comes in no other form.
    package var acceptsGzip: Bool { codings.best(gzip: true, brotli: false) == .gzip }

    /// Whether the client has this version already: by its tag where it names one, and only else by its time (RFC 9110,
    /// section 13.2.2).
    package func has(tag: String, changed: Date?, at now: Date) -> Bool {
        guard ifNoneMatch.isEmpty else { return has(tag: tag) }
        // A time to come says nothing: the page may change before it.
        guard let changed, let since = HTTPDate.date(ifModifiedSince), since <= now else { return false }
        return changed <= since
    }

    /// Whether the client has this version already.
    package func has(tag: String) -> Bool { Self.names(tag, ifNoneMatch: ifNoneMatch) }

    /// Whether an `If-None-Match` names this version (RFC 9110, section 13.1.2: compared weakly).
    package static func names(_ tag: String, ifNoneMatch: String) -> Bool {
        guard !ifNoneMatch.isEmpty else { return false }
        return ifNoneMatch.utf8.split(separator: UInt8(ascii: ",")).contains { part in
            let text = String(Substring(part)).filter { $0 != " " && $0 != "\t" }
            return text == "*" || text == tag || text == "W/" + tag
        }
    }
}
