import Archive
package import Newsroom
package import Rendering

/// The reader's pages as the desk shows them before they are public: the same theme, from the desk's origin.
package struct ReaderPages: Sendable {
    let renderer: PageRenderer
    /// The theme's files, by address.
    let assets: [String: DeskAsset]

    package init(paper: Paper, theme: Theme) {
        renderer = PageRenderer(paper: paper, theme: theme)
        assets = theme.assets.mapValues { DeskAsset($0) }
    }
}
