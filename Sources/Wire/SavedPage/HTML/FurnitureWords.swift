/// What the words in a page's `class`, `id` and the like say about an element. The lists name habits of many sites, none of one site.
enum FurnitureWords {
    /// The element is hardly part of a story, unless something else speaks for it (`hopeful`).
    static let unlikely: Set<String> = [
        "banner", "breadcrumb", "breadcrumbs", "combx", "comment", "comments", "community", "disqus", "extra", "footer", "gdpr", "header",
        "legends", "menu", "related", "remark", "replies", "rss", "shoutbox", "sidebar", "skyscraper", "social", "sponsor", "sponsored",
        "supplemental", "pagination", "pager", "popup", "nav", "navigation", "navbar", "masthead", "cookie", "cookies", "consent",
        "toolbar", "topbar", "ad", "ads", "advert", "advertisement", "advertising", "dfp", "outbrain", "taboola", "newsletter",
        "skip", "subnav", "widget", "widgets", "recommended", "recommendations", "modal", "overlay", "lightbox", "trending", "teaser",
        "teasers", "commentlist", "login", "signin", "signup", "subscribe", "subscription",
    ]
    static let hopeful: Set<String> = ["and", "article", "body", "column", "content", "main", "shadow", "story", "post", "entry", "text"]

    /// Furniture wherever it stands, also in the midst of a story.
    static let furniture: Set<String> = [
        "newsletter", "newsletters", "share", "sharing", "sharedaddy", "socials", "addthis", "outbrain", "taboola", "sharebar",
        "sharetools",
        "disqus", "breadcrumb", "breadcrumbs", "advert", "advertisement", "advertising", "adslot", "adunit", "dfp", "sponsored", "noprint",
        "printonly", "readmore", "morelinks", "cookie", "gdpr", "jp-relatedposts", "yarpp", "trending", "livefyre", "commentlist",
    ]
    static let furnitureStems = [
        "newsletter", "outbrain", "taboola", "relatedpost", "relatedarticle", "relatedstor", "relatedcontent", "relatedlink", "relatednews",
        "sharebutton", "sharetool", "socialshare", "sharelink", "advertis", "recirc", "breadcrumb", "commentlist", "sociallink", "sharebar",
        "recommended",
    ]

    static let positive: Set<String> = [
        "article", "body", "content", "entry", "hentry", "main", "page", "post", "text", "blog", "story", "articlebody", "storybody",
        "entrycontent", "postcontent", "articlecontent", "articletext",
    ]
    static let negative: Set<String> = [
        "ad", "ads", "hidden", "banner", "combx", "comment", "comments", "com", "contact", "footer", "gdpr", "masthead", "media", "meta",
        "outbrain", "promo", "promos", "related", "scroll", "share", "sharing", "shoutbox", "sidebar", "skyscraper", "sponsor", "shopping",
        "tags", "tag", "widget", "footnote", "toolbar", "social",
    ]
    static let positiveStems = ["article", "story", "entry", "post", "content", "blog"]
    static let negativeStems = [
        "comment", "promo", "sponsor", "sidebar", "share", "sharing", "related", "widget", "masthead", "footer", "hidden",
    ]

    /// The words of a class list or identifier: `relatedPosts_main-2` has `related`, `posts`, `main`, `2`.
    static func words(_ value: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var lastWasLower = false
        for byte in value.utf8.prefix(512) {
            let isUpper = (0x41...0x5A).contains(byte)
            if !byte.isLetter && !byte.isDigit || (isUpper && lastWasLower) {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
            }
            if byte.isLetter || byte.isDigit { word.append(byte.lowercased) }
            lastWasLower = !isUpper && byte.isLetter
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}
