import Rendering
import Web

/// A file of the desk as it goes out: compressed once.
struct DeskAsset: Sendable {
    let asset: ThemeAsset
    /// Nil where compressing gained nothing.
    let gzip: [UInt8]?

    init(_ asset: ThemeAsset) {
        self.asset = asset
        gzip = Gzip.compress(asset.body, level: 9).flatMap { $0.count < asset.body.count ? $0 : nil }
    }

    /// Its name changes with its content, so it may be kept for ever.
    func answer(to request: WebRequest) -> WebAnswer {
        var headers = [("Content-Type", asset.contentType), ("Cache-Control", "public, max-age=31536000, immutable")]
        if gzip != nil { headers.append(("Vary", "Accept-Encoding")) }
        guard request.acceptsGzip, let gzip else { return WebAnswer(status: 200, headers: headers, body: asset.body) }
        return WebAnswer(status: 200, headers: headers + [("Content-Encoding", "gzip")], body: gzip)
    }
}

enum AssetRoutes {
    static let routes = [
        Route(.get, "/assets/{name}", for: .anybody) { visit in
            visit.desk.views.assets[visit.request.path]?.answer(to: visit.request) ?? .text("not found\n", status: 404)
        }
    ]
}
