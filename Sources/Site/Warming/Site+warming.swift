import Rendering

extension Site {
    /// What is asked for most of what is kept, and of what a change has just dropped and is being made again; nil while what an
    /// earlier life asked for is still being made ready.
    package var hotPages: HotPages? {
        guard !renewal.isMakingReady else { return nil }
        let hottest = cache.hottest(most: HotPages.most, also: renewal.beingRenewed)
        return HotPages(hottest.map { HotPages.Hot(key: $0.key, count: $0.count) })
    }

    /// Makes pages ready before anybody asks: in the background, one after the other, as long as there is memory for them without another
    /// having to go. They count as asked for as often as they were.
    package func warm(_ hot: HotPages) {
        for page in hot.pages { cache.count(page.key, times: page.count) }
        renewal.makeReady(hot.pages.map(\.key)) { [self] key in
            guard cache.hasRoom, !cache.holds(key, at: now()) else { return }
            _ = try? await rendered(key, at: now())
        }
    }
}
