import Archive
package import Newsroom
package import Rendering

/// The reader's pages as the desk shows them before they are public: the same theme, from the desk's origin.
package struct ReaderPages: Sendable {
    let renderer: PageRenderer
    /// The theme's files, by address.
    let assets: [String: DeskAsset]
    /// A file of the media store; nil where there is none.
    let media: @Sendable (_ name: String) -> (path: String, size: Int)?

    package init(paper: Paper, theme: Theme, media: @escaping @Sendable (_ name: String) -> (path: String, size: Int)?) {
        renderer = PageRenderer(paper: paper, theme: theme)
        assets = theme.assets.mapValues { DeskAsset($0) }
        self.media = media
    }
}
