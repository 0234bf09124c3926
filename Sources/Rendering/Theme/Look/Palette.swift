import Newsroom

/// The colours of a theme in one scheme, light or dark, as far as a paper's own must go together with them.
struct Palette: Hashable, Sendable {
    enum Role: String, CaseIterable {
        /// The page's ground, and the ground of what stands out from it.
        case paper, tint
        /// Text, and text of less weight.
        case ink, soft
        case rule, accent
        /// The ground of marked text.
        case mark
    }

    /// WCAG 2.2, 1.4.3 (AA), for text of any size.
    static let leastContrast = 4.5

    private var colours: [Role: Colour]

    /// Nil where a role has none.
    init?(_ colours: [Role: Colour]) {
        guard Role.allCases.allSatisfy({ colours[$0] != nil }) else { return nil }
        self.colours = colours
    }

    subscript(role: Role) -> Colour {
        get { colours[role] ?? .black }
        set { colours[role] = newValue }
    }

    /// White or black, whichever is read better on the accent.
    var onAccent: Colour {
        self[.accent].contrast(with: .white) >= self[.accent].contrast(with: .black) ? .white : .black
    }

    /// On another ground: what stands out from it and its rules keep their distance.
    mutating func put(on ground: Colour) {
        let paper = self[.paper]
        self[.tint] = ground.moved(as: self[.tint], from: paper)
        self[.rule] = ground.moved(as: self[.rule], from: paper)
        self[.paper] = ground
        shadeMark()
    }

    mutating func accentuate(with accent: Colour) {
        self[.accent] = accent
        shadeMark()
    }

    /// The mark is a shade of the accent, as strong as the texts on it allow.
    private mutating func shadeMark() {
        for share in stride(from: 0.24, through: 0, by: -0.02) {
            self[.mark] = self[.paper].mixed(with: self[.accent], share)
            if [Role.ink, .soft, .accent].allSatisfy({ self[$0].contrast(with: self[.mark]) >= Self.leastContrast }) { return }
        }
    }

    /// The first text that is hard to read on a ground, if one is.
    var fault: (text: Role, ground: Role, contrast: Double)? {
        for text in [Role.accent, .ink, .soft] {
            for ground in [Role.paper, .tint] {
                let contrast = self[text].contrast(with: self[ground])
                if contrast < Self.leastContrast { return (text, ground, contrast) }
            }
        }
        return nil
    }

    /// The accent for the other scheme: as much lighter as it takes to be read easily on these grounds.
    func lightened(_ accent: Colour) -> Colour {
        let grounds = [self[.paper], self[.tint]]
        for share in stride(from: 0, to: 1, by: 0.05) {
            let lighter = accent.mixed(with: .white, share)
            if grounds.allSatisfy({ lighter.contrast(with: $0) >= 6 }) { return lighter }
        }
        return .white
    }
}
