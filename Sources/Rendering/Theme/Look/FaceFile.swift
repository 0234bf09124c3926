import Newsroom

/// A face in a WOFF2 file. Its name says what it is: `Source-Serif-400.woff2`, `Source-Serif-700-italic.woff2`, or
/// `Source-Serif-200-900.woff2` for one with every weight between.
package struct FaceFile: Hashable, Sendable {
    package static let largest = 1_000_000
    package static let most = 20

    package let name: String
    package let body: [UInt8]
    /// `Source Serif`.
    let family: String
    private let weights: String
    private let isItalic: Bool

    /// Throws `NewsroomError.invalid` with the file's name where that does not say what it is, or the file is no WOFF2.
    package init(name: String, body: [UInt8]) throws {
        guard let parts = Self.parts(of: name) else {
            throw NewsroomError.invalid(
                field: name, reason: "a face's file is called after its family and weight: Source-Serif-400.woff2, …-700-italic.woff2")
        }
        guard body.starts(with: Array("wOF2".utf8)) else { throw NewsroomError.invalid(field: name, reason: "this is no WOFF2 file") }
        guard body.count <= Self.largest else {
            throw NewsroomError.invalid(
                field: name, reason: "a face may have \(Self.largest) bytes at most: leave out scripts that nobody needs")
        }
        (family, weights, isItalic) = parts
        self.name = name
        self.body = body
    }

    static func isNamedAsFace(_ path: String) -> Bool { parts(of: String(path.split(separator: "/").last ?? "")) != nil }

    private static func parts(of name: String) -> (family: String, weights: String, isItalic: Bool)? {
        let pattern: Regex<(Substring, Substring, Substring, Substring?, Substring?)> =
            /([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*?)-([1-9]00)(?:-([1-9]00))?(-italic)?\.woff2/
        guard name.utf8.count <= 100, let match = name.wholeMatch(of: pattern) else { return nil }
        let family = String(match.output.1).split(separator: "-").joined(separator: " ")
        var weights = String(match.output.2)
        if let boldest = match.output.3 { weights += " \(boldest)" }
        return (family, weights, match.output.4 != nil)
    }

    /// It is shown where it is there at once, else from the next page on: text that is being read does not move.
    func rule(address: String) -> String {
        "@font-face{font-family:\"\(family)\";src:url(\"\(address)\") format(\"woff2\");font-weight:\(weights);"
            + "font-style:\(isItalic ? "italic" : "normal");font-display:optional}"
    }
}

/// Faces that readers have already, by kinds that typographers name: each a list from the best to what every system has.
enum SystemFace: String, CaseIterable {
    case oldStyle = "old-style"
    case transitional, didone, slab, grotesque, humanist, geometric, system

    var stack: String {
        switch self {
        case .oldStyle: "\"Iowan Old Style\",\"Palatino Linotype\",\"URW Palladio L\",P052,\"Book Antiqua\",serif"
        case .transitional: "Charter,\"Bitstream Charter\",\"Sitka Text\",Cambria,\"Noto Serif\",serif"
        case .didone: "Didot,\"Bodoni MT\",\"Noto Serif Display\",\"URW Palladio L\",P052,serif"
        case .slab: "Rockwell,\"Rockwell Nova\",\"Roboto Slab\",\"DejaVu Serif\",\"Sitka Small\",serif"
        case .grotesque: "\"Helvetica Neue\",\"Arial Nova\",\"Nimbus Sans\",\"Liberation Sans\",Arial,sans-serif"
        case .humanist: "Seravek,\"Gill Sans Nova\",Ubuntu,Calibri,\"DejaVu Sans\",\"Noto Sans\",sans-serif"
        case .geometric: "Avenir,Montserrat,Corbel,\"URW Gothic\",source-sans-pro,sans-serif"
        case .system: "system-ui,sans-serif"
        }
    }
}
