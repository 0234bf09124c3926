import Rendering
import Web

/// A cache in front of the site that many readers share (RFC 9111) and that is told what to drop: how answers speak to it.
package enum SharedCache: String, CaseIterable, Sendable {
    case varnish, fastly

    /// What a copy may live where nothing is heard of it, in seconds. Each change drops the copies that it makes wrong; this is how long
    /// a wrong one stands where the cache cannot be told.
    static let life = 3_600
    /// How long after that the old copy may be given out while a new one is fetched.
    static let renewal = 60

    static let control = "Surrogate-Control"

    /// Names the field of the keys.
    private var keys: String {
        switch self {
        case .varnish: "xkey"
        case .fastly: "Surrogate-Key"
        }
    }

    /// What a page's answer says to it besides: for how long it may give out copies without asking, and by which keys they are dropped.
    ///
    /// A page that is right only until a time must be asked for each time: its head is made once and would promise too much later on.
    func fields(of page: RenderedPage) -> [(name: String, value: String)] {
        guard !page.isTransient, page.holdsUntil == nil else { return Self.notKept }
        let control = "max-age=\(Self.life), stale-while-revalidate=\(Self.renewal)"
        return [(Self.control, control), (keys, SurrogateKeys.carried(page.reads))]
    }

    /// Not every cache takes `no-cache` and `no-store` in `Cache-Control` for its own orders.
    static let notKept = [(name: control, value: "max-age=0")]

    /// Pictures and sound: a minute.
    static let media = [(name: control, value: "max-age=60")]

    /// An answer that is no page's, as it goes to the cache.
    static func plain(_ answer: WebAnswer) -> WebAnswer {
        var answer = answer
        let (isSpoken, life) = (answer.headers.contains { $0.name == control }, answer.headers.first { $0.name == "Cache-Control" }?.value)
        if !isSpoken, life?.contains("max-age") != true { answer.headers += notKept }
        return answer
    }
}
