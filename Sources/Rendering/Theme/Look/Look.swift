import Newsroom

/// What a paper sets of its look over its theme: colours, faces, and a picture of its name.
package struct Look: Sendable {
    package struct Scheme: Hashable, Sendable {
        package var accent: Colour?
        package var ground: Colour?

        package init(accent: Colour? = nil, ground: Colour? = nil) {
            self.accent = accent
            self.ground = ground
        }
    }

    package var light = Scheme()
    package var dark = Scheme()
    /// Names of faces: a `SystemFace`, or a family of WOFF2 files. Empty: the theme's.
    package var headlineFace = ""
    package var textFace = ""
    /// Those of the paper's own that the names may mean.
    package var faces: [FaceFile] = []
    package var masthead: Masthead?
    package var darkMasthead: Masthead?

    package init() {}
}

/// A look on a theme: what pages link to, and the files behind it.
struct FinishedLook: Sendable {
    /// The address of the generated style sheet; empty where the theme stays as it is.
    private(set) var style = ""
    private(set) var masthead: ThemeAsset?
    private(set) var darkMasthead: ThemeAsset?
    private(set) var width = 0
    private(set) var height = 0
    private(set) var assets: [ThemeAsset] = []

    /// - Parameter files: the theme's own WOFF2 files, by path.
    ///
    /// Throws `NewsroomError.invalid` with the setting as the field.
    init(_ look: Look, on about: ThemeAbout, themeFaces files: [FaceFile] = []) throws {
        var style = try LookStyle(look, about)
        let faces = look.faces + files.filter { file in !look.faces.contains { $0.name == file.name } }
        for file in try style.choose(look, from: faces) {
            guard let asset = ThemeAsset(path: file.name, body: file.body) else { continue }
            assets.append(asset)
            style.add(file.rule(address: asset.address))
        }
        if !style.isEmpty, let asset = ThemeAsset(path: "look.css", body: style.bytes) {
            assets.append(asset)
            self.style = asset.address
        }
        try hang(look.masthead, look.darkMasthead)
    }

    private mutating func hang(_ picture: Masthead?, _ dark: Masthead?) throws {
        guard let picture else {
            guard dark == nil else {
                throw NewsroomError.invalid(field: "masthead-dark", reason: "there is no masthead that it stands for in the dark")
            }
            return
        }
        masthead = ThemeAsset(path: "masthead.\(picture.ending)", body: picture.body)
        (width, height) = (picture.width, picture.height)
        if let dark {
            guard dark.hasShape(of: picture) else {
                throw NewsroomError.invalid(field: "masthead-dark", reason: "the picture has another shape than the masthead")
            }
            darkMasthead = ThemeAsset(path: "masthead-dark.\(dark.ending)", body: dark.body)
        }
        assets += [masthead, darkMasthead].compactMap { $0 }
    }
}
