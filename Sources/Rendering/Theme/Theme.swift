import Newsroom

/// The look of the reader's pages: templates compiled once, and the files that browsers fetch.
///
/// Templates stand in the theme's `templates/` folder, its own texts and those that it words otherwise in `words/`; any other
/// file of a known type is an asset.
package struct Theme: Sendable {
    /// A template for each kind of page.
    package enum Page: String, CaseIterable, Sendable {
        case front, story, history, topic, author, section, corrections, correction
        case storyPackage = "package"
        case newsFeed = "news_feed"
        case archive
        case archiveMonth = "archive_month"
        case archiveDay = "archive_day"
        case search
        case record, statement, diary
        case recordSides = "record_sides"
        case notFound = "not_found"
        case withdrawn, error, offline
        /// One item of the news feed, as its stream sends it.
        case newsFeedItem = "news_feed_item"
        /// One update of a live coverage, as its stream sends it.
        case liveUpdate = "live_update"
    }

    /// By address.
    package let assets: [String: ThemeAsset]
    /// The file that the site serves as `/service-worker.js`, for the whole of the site; nil where the theme has none.
    package let serviceWorker: ThemeAsset?
    /// The interface's texts in the paper's language, as the theme words them.
    let words: Words
    /// The address of the paper's mark, `favicon.svg`; nil where the theme has none.
    let icon: String?
    /// The paper's masthead, or else the file `logo`, of the first kind in this order that there is: png, jpg, svg, webp.
    let logo: ThemeAsset?
    let look: FinishedLook
    private let templates: [Page: Template]
    private let unknownNames: [String: [String]]

    /// Reads and compiles a whole theme. Throws `NewsroomError.invalid` with `file:line` for what is wrong in it, and with a
    /// setting as the field where the paper's look does not go with it.
    ///
    /// - Parameters:
    ///   - language: the paper's, BCP 47: its texts are compiled in.
    ///   - look: what the paper sets over the theme.
    package init(files: any ThemeFiles, language: String, look: Look = Look()) throws {
        let source = try ThemeSource(files)
        words = try Words(language, files: source.words)
        self.look = try FinishedLook(look, on: source.about, themeFaces: source.faces)
        var compiler = source.compiler(words)
        var templates: [Page: Template] = [:]
        for page in Page.allCases {
            templates[page] = try compiler.compile(page.rawValue)
        }
        assets = source.assets.merging(self.look.assets.map { ($0.address, $0) }) { $1 }
        let addresses = source.addresses
        serviceWorker = addresses["service_worker_js"].flatMap { source.assets[$0] }
        icon = addresses["favicon_svg"]
        logo =
            self.look.masthead
            ?? ThemeSource.logos.lazy.compactMap { addresses[$0] }.first.flatMap { source.assets[$0] }
        self.templates = templates
        unknownNames = compiler.unknownNames
    }

    /// What a theme's author should know: names in its templates that no page offers, each with its places, and texts that
    /// its languages lack.
    package func check() -> [String] { findings.map(\.description) }

    var findings: [ThemeFinding] { ThemeFinding.unknown(unknownNames) + words.check() }

    func template(_ page: Page) throws -> Template {
        guard let template = templates[page] else { throw NewsroomError.unavailable("the template \(page.rawValue)") }
        return template
    }
}
