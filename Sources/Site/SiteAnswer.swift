import Foundation
import HTTPTypes
import NIOCore
import Newsroom
import Rendering
import Web

/// What the site answers.
extension WebAnswer {
    /// A page. Who keeps a copy must ask each time, because nothing tells browsers when a story changes. A cache that is told has its
    /// own fields.
    ///
    /// - Parameter now: a time at which the page was as it is.
    init(_ page: FinishedPage, to request: WebRequest, at now: Date) {
        let coding = page.forms.coding(for: request.codings)
        let isNotModified = page.status == 200 && request.has(tag: page.quotedTag(coding), changed: page.madeAt, at: now)
        self.init(page, coding, isNotModified: isNotModified, at: now)
        if !isNotModified, page.location == nil { body = Array(page.forms[coding].readableBytesView) }
    }

    /// Its head.
    init(_ page: FinishedPage, _ coding: ContentCoding, isNotModified: Bool, at now: Date) {
        self.init(status: page.status, headers: Self.security)
        if let location = page.location {
            headers += [("Location", location), ("Cache-Control", page.status == 301 ? "public, max-age=300" : "no-cache")]
            headers += page.cacheFields
            return
        }
        headers += [("Content-Type", page.contentType), ("Cache-Control", page.isTransient ? "no-store" : "public, no-cache")]
        headers += page.cacheFields
        if page.isUnlisted { headers.append(("X-Robots-Tag", "noindex")) }
        guard page.status == 200 else {
            finish(coding, varies: page.forms.varies)
            return
        }
        headers.append(("ETag", page.quotedTag(coding)))
        if let links = page.links { headers.append(("Link", links)) }
        if let date = page.lastModified(at: now) { headers.append(("Last-Modified", HTTPDate.text(date))) }
        if isNotModified {
            status = 304
            headers.removeAll { $0.name == "Content-Type" }
            if page.forms.varies { headers.append(("Vary", "Accept-Encoding")) }
            return
        }
        finish(coding, varies: page.forms.varies)
    }

    private mutating func finish(_ coding: ContentCoding, varies: Bool) {
        if varies { headers.append(("Vary", "Accept-Encoding")) }
        if let name = coding.name { headers.append(("Content-Encoding", name)) }
    }

    /// A file of the theme: its name changes with its content, so it may be kept for ever.
    init(_ finished: FinishedAsset, to request: WebRequest) {
        let forms = finished.forms
        let coding = forms.coding(for: request.codings)
        let tag = finished.asset.address + coding.tagSuffix
        self.init(file: Array(forms[coding].readableBytesView), type: finished.asset.contentType, tag: tag, to: request)
        headers.append(("Cache-Control", "public, max-age=31536000, immutable"))
        if forms.varies { headers.append(("Vary", "Accept-Encoding")) }
        if let name = coding.name, status == 200 { headers.append(("Content-Encoding", name)) }
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
    static let streamHead = ofSite(
        status: 200,
        headers: [("Content-Type", "text/event-stream; charset=utf-8"), ("Cache-Control", "no-store"), ("X-Accel-Buffering", "no")])

    private static let security = SecurityHeaders.with(
        policy: "style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; form-action 'self'; script-src 'self'; "
            + "connect-src 'self'; worker-src 'self'; manifest-src 'self'", referrer: "strict-origin-when-cross-origin")

    /// An SVG that somebody opens by itself is a page: one that may do nothing.
    private static let securityOfDrawings = security.map { header in
        header.name == "Content-Security-Policy" ? (header.name, "default-src 'none'; sandbox; frame-ancestors 'none'") : header
    }
}
