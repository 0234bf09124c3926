/// Words of today's news that hunspell's English dictionaries lack, or may lack: gathered from what they noted on real copy.
enum NewsWords {
    static let english = Set(
        """
        antisemitic antisemitism bipartisanship bitcoin blockchain bloc blocs broadsheet caucusgoer caucusgoers clawback counterprotest crowdfund
        crowdfunded crowdfunding cryptocurrency cyber deepfake defunded defunding email emails favorability favourability fearmongering
        flashpoint flashpoints frontrunner frontrunners fundraise fundraised fundraises geopolitics gerrymander gerrymandered hardline hashtag
        hashtags infographic jihadi jihadis kleptocracy livestream livestreamed livestreams lockdown lockdowns longtime midterm midterms
        multilateralism ok oligarch oligarchs pandemic paywall petrostate podcast podcasts protester protesters protestor protestors referenda
        refoulement ringfence ringfenced sherpa smartphone smartphones snuck spyware stablecoin superdelegate superdelegates takedown takedowns
        telecom telecoms townhall tradeoff tradeoffs unionised vape vapes vaping vlog watchlist watchlists whistleblower whistleblowers whitelist
        wildfire wildfires
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
