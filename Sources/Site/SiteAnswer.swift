import Foundation
import HTTPTypes
import Newsroom
import Rendering
import Web

/// What the site answers.
extension WebAnswer {
    /// A page. Caches on the way may keep it but must ask each time, because nothing tells them when a story changes.
    ///
    /// - Parameter now: a time at which the page was as it is.
    init(_ page: FinishedPage, to request: WebRequest, at now: Date) {
        self.init(status: page.status, headers: Self.security)
        if let location = page.location {
            headers += [("Location", location), ("Cache-Control", page.status == 301 ? "public, max-age=300" : "no-cache")]
            return
        }
        let compressed = request.acceptsGzip ? page.gzip : nil
        body = compressed ?? page.identity
        let tag = compressed == nil ? "\"\(page.tag)\"" : "\"\(page.tag)-g\""
        headers += [("Content-Type", page.contentType), ("Cache-Control", page.isTransient ? "no-store" : "public, no-cache")]
        if page.isUnlisted { headers.append(("X-Robots-Tag", "noindex")) }
        guard page.status == 200 else {
            finish(compressed: compressed != nil, varies: page.gzip != nil)
            return
        }
        headers.append(("ETag", tag))
        if let links = page.links { headers.append(("Link", links)) }
        if let date = Self.lastModified(page, at: now) { headers.append(("Last-Modified", HTTPDate.text(date))) }
        if request.has(tag: tag, changed: page.madeAt, at: now) {
            status = 304
            body = []
            headers.removeAll { $0.name == "Content-Type" }
            if page.gzip != nil { headers.append(("Vary", "Accept-Encoding")) }
            return
        }
        finish(compressed: compressed != nil, varies: page.gzip != nil)
    }

    /// When the page was made, up to the next full second: the header has no parts of one, and the page must not be able to
    /// change after the time that it names. So within that second it names none, and neither does a page that is not kept.
    private static func lastModified(_ page: FinishedPage, at now: Date) -> Date? {
        guard let made = page.madeAt else { return nil }
        let second = Date(timeIntervalSince1970: made.timeIntervalSince1970.rounded(.up))
        return second < now ? second : nil
    }

    private mutating func finish(compressed: Bool, varies: Bool) {
        if varies { headers.append(("Vary", "Accept-Encoding")) }
        if compressed { headers.append(("Content-Encoding", "gzip")) }
    }

    /// A file of the theme: its name changes with its content, so it may be kept for ever.
    init(_ finished: FinishedAsset, to request: WebRequest) {
        let compressed = request.acceptsGzip ? finished.gzip : nil
        let tag = compressed == nil ? finished.asset.address : finished.asset.address + "-g"
        self.init(file: compressed ?? finished.asset.body, type: finished.asset.contentType, tag: tag, to: request)
        headers.append(("Cache-Control", "public, max-age=31536000, immutable"))
        if finished.gzip != nil { headers.append(("Vary", "Accept-Encoding")) }
        if compressed != nil, status == 200 { headers.append(("Content-Encoding", "gzip")) }
    }

    /// The theme's service worker: it has one address for ever, so browsers ask each time whether it is another one.
    init(serviceWorker: FinishedAsset, to request: WebRequest) {
        self.init(serviceWorker, to: request)
        headers.removeAll { $0.name == "Cache-Control" }
        headers.append(("Cache-Control", "no-cache"))
    }

    private init(file: [UInt8], type: String, tag: String, to request: WebRequest) {
        let security = type == "image/svg+xml" ? Self.securityOfDrawings : Self.security
        self.init(status: 200, headers: security + [("Content-Type", type), ("ETag", "\"\(tag)\"")], body: file)
        if request.has(tag: "\"\(tag)\"") {
            status = 304
            body = []
            headers.removeAll { $0.name == "Content-Type" }
        }
    }

    /// With what every answer of the site says of itself.
    static func ofSite(status: Int, headers: [(name: String, value: String)], body: String = "") -> WebAnswer {
        WebAnswer(status: status, headers: security + headers, body: body)
    }

    static func text(_ text: String, status: Int = 200) -> WebAnswer {
        ofSite(status: status, headers: [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")], body: text)
    }

    static func moved(to address: String) -> WebAnswer {
        ofSite(status: 301, headers: [("Location", address), ("Cache-Control", "public, max-age=300")], body: "")
    }

    static let plainNotFound = text("not found\n", status: 404)

    static var methodNotAllowed: WebAnswer {
        var answer = text("this paper is for reading: GET and HEAD\n", status: 405)
        answer.headers.append(("Allow", "GET, HEAD"))
        return answer
    }

    /// The head of a stream of events. A proxy is asked not to hold events back.
    static let streamHead: HTTPResponse = {
        let headers =
            security + [("Content-Type", "text/event-stream; charset=utf-8"), ("Cache-Control", "no-store"), ("X-Accel-Buffering", "no")]
        return HTTPResponse(status: .ok, headerFields: HTTPFields(headers))
    }()

    private static let security = SecurityHeaders.with(
        policy: "style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; form-action 'self'; script-src 'self'; "
            + "connect-src 'self'; worker-src 'self'; manifest-src 'self'", referrer: "strict-origin-when-cross-origin")

    /// An SVG that somebody opens by itself is a page: one that may do nothing.
    private static let securityOfDrawings = security.map { header in
        header.name == "Content-Security-Policy" ? (header.name, "default-src 'none'; sandbox; frame-ancestors 'none'") : header
    }
}
