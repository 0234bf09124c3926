import Newsroom

/// The style sheet that a paper's look makes: the theme's custom properties with other values, in the layer `look`.
///
/// Written for screens and paper alike: a theme's rules for print and for forced colours stand in a later layer.
struct LookStyle {
    private var faces = ""
    private var rules = ""

    /// Throws `NewsroomError.invalid` with the setting as the field where a text could not be read.
    init(_ look: Look, _ about: ThemeAbout) throws {
        var dark = look.dark
        if dark.accent == nil, let accent = look.light.accent, var palette = about.dark {
            if let ground = dark.ground { palette.put(on: ground) }
            dark.accent = palette.lightened(accent)
        }
        try addScheme("light", look.light, about.light, settings: ("accent", "ground"))
        try addScheme("dark", dark, about.dark, settings: (look.dark.accent == nil ? "accent" : "accent-dark", "ground-dark"))
    }

    var isEmpty: Bool { rules.isEmpty }

    var bytes: [UInt8] { Array("\(faces)\n@layer look{\n\(rules)}\n".utf8) }

    mutating func add(_ face: String) { faces += face + "\n" }

    // MARK: Colours

    private mutating func addScheme(
        _ scheme: String, _ wish: Look.Scheme, _ palette: Palette?, settings: (accent: String, ground: String)
    ) throws {
        guard wish.accent != nil || wish.ground != nil else { return }
        guard var palette else {
            throw NewsroomError.invalid(
                field: wish.ground == nil ? settings.accent : settings.ground,
                reason: "the theme does not say in \(ThemeAbout.file) what its colours are, so none can be fitted in")
        }
        if let ground = wish.ground { palette.put(on: ground) }
        if let accent = wish.accent { palette.accentuate(with: accent) }
        if let fault = palette.fault {
            let isAccent = fault.text == .accent && wish.accent != nil
            throw NewsroomError.invalid(
                field: isAccent ? settings.accent : settings.ground, reason: Self.sentence(fault, in: palette, scheme: scheme))
        }
        var properties: [(String, Colour)] = [("mark", palette[.mark])]
        if wish.ground != nil { properties += [("paper", palette[.paper]), ("tint", palette[.tint])] }
        if wish.accent != nil { properties += [("accent", palette[.accent]), ("on-accent", palette.onAccent)] }
        let text = properties.map { "--\($0):\($1)" }.joined(separator: ";")
        rules += "@media (prefers-color-scheme:\(scheme)){:root{\(text)}}\n"
        if wish.ground != nil {
            // Who asks for more contrast has the theme's strong rules.
            rules += "@media (prefers-color-scheme:\(scheme)) and (not (prefers-contrast:more)){:root{--rule:\(palette[.rule])}}\n"
        }
    }

    private static func sentence(
        _ fault: (text: Palette.Role, ground: Palette.Role, contrast: Double), in palette: Palette, scheme: String
    ) -> String {
        let ratio = "\(Int(fault.contrast * 100) / 100).\(String(format: Int(fault.contrast * 100) % 100))"
        let ground = fault.ground == .paper ? "the page's ground" : "the ground of what stands out"
        return "\(palette[fault.text]) on \(ground) \(palette[fault.ground]) has a contrast of \(ratio):1 in \(scheme) colours; "
            + "readers need 4.5:1 at least"
    }

    // MARK: Faces

    /// Sets the faces and returns the files that they need.
    mutating func choose(_ look: Look, from files: [FaceFile]) throws -> [FaceFile] {
        var needed: [FaceFile] = []
        for (setting, name) in [("headline-face", look.headlineFace), ("text-face", look.textFace)] where !name.isEmpty {
            if let face = SystemFace(rawValue: name.lowercased()) {
                // Readers' own faces of these kinds have Latin, Greek and Cyrillic; other scripts keep the theme's.
                rules += ":root,[lang]{--\(setting):\(face.stack)}\n:lang(ar),:lang(fa),:lang(ur),:lang(he){--\(setting):initial}\n"
                continue
            }
            let family = files.filter { $0.family.lowercased() == name.lowercased() }
            guard let first = family.first else { throw Self.unknown(name, setting, files) }
            rules += ":root,[lang]{--\(setting):\"\(first.family)\",var(--theme-face,serif)}\n"
            needed += family.filter { !needed.contains($0) }
        }
        return needed
    }

    private static func unknown(_ name: String, _ setting: String, _ files: [FaceFile]) -> NewsroomError {
        let kinds = SystemFace.allCases.map(\.rawValue).joined(separator: ", ")
        let families = Set(files.map(\.family)).sorted()
        let own = families.isEmpty ? "there is no WOFF2 file of a family" : "WOFF2 files are there of \(families.joined(separator: ", "))"
        return .invalid(field: setting, reason: "there is no face \"\(name.prefix(60))\": \(kinds); \(own)")
    }
}

extension String {
    /// Two digits.
    fileprivate init(format number: Int) { self = number < 10 ? "0\(number)" : "\(number)" }
}
