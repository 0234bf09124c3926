/// The crawlers of those who make language models, by the names that they look for in `robots.txt`.
struct AICrawler {
    enum Purpose {
        /// Collects text for training. Some names are no crawlers of their own but words by which another one can be told so.
        case training
        /// Reads for a search or an answer that names its source, at a person's request or for an index.
        case answers
    }

    let name: String
    let purpose: Purpose

    /// Known in 2026. What is not here is under the rule for all.
    static let known: [AICrawler] =
        [
            "AI2Bot", "Ai2Bot-Dolma", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot", "ClaudeBot", "cohere-ai",
            "cohere-training-data-crawler", "Diffbot", "FacebookBot", "Google-CloudVertexBot", "Google-Extended", "GPTBot",
            "ICC-Crawler", "ImagesiftBot", "img2dataset", "meta-externalagent", "Omgili", "omgilibot", "PanguBot", "Timpibot",
            "VelenPublicWebCrawler", "Webzio-Extended",
        ].map { AICrawler(name: $0, purpose: .training) }
        + [
            "Amzn-SearchBot", "ChatGPT-User", "Claude-SearchBot", "Claude-User", "Claude-Web", "DuckAssistBot", "meta-externalfetcher",
            "MistralAI-User", "OAI-SearchBot", "Perplexity-User", "PerplexityBot", "YouBot",
        ].map { AICrawler(name: $0, purpose: .answers) }
}
