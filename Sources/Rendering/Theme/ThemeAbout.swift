import Newsroom

/// What a theme says of itself, in its file `theme.txt`: a line for each thing, remarks after a number sign.
///
///     name = Bulletin
///     based-on = standard
///     light-paper = #f4f2ed
struct ThemeAbout: Sendable {
    static let file = "theme.txt"
    static let largest = 16_000

    private(set) var name = ""
    /// The folder beside the theme that has what the theme lacks; empty where it stands alone.
    private(set) var basedOn = ""
    private(set) var light: Palette?
    private(set) var dark: Palette?

    init() {}

    /// Of a name that is there twice, the later counts: a theme's own lines follow those of the theme that it is based on.
    ///
    /// Throws `NewsroomError.invalid` with `file:line`.
    ///
    /// - Parameter isWhole: no for the lines of one theme where another below may have the other colours.
    init(_ source: [UInt8], isWhole: Bool = true) throws {
        guard let source = String(validating: source, as: UTF8.self) else {
            throw NewsroomError.invalid(field: Self.file, reason: "this file is UTF-8")
        }
        var colours: [String: [Palette.Role: Colour]] = [:]
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmed
            guard !line.isEmpty, line.first != "#" else { continue }
            func fault(_ reason: String) -> NewsroomError { .invalid(field: "\(Self.file):\(index + 1)", reason: reason) }
            guard let sign = line.firstIndex(of: "=") else { throw fault("a line is written NAME = VALUE") }
            let (key, value) = (line[..<sign].trimmed, line[line.index(after: sign)...].trimmed)
            let parts = key.split(separator: "-", maxSplits: 1)
            switch key {
            case "name": name = String(value.prefix(100))
            case "based-on":
                guard Self.isFolderName(value) else { throw fault("based-on is the name of a theme's folder beside this one") }
                basedOn = String(value)
            case _ where parts.count == 2 && ["light", "dark"].contains(parts[0]) && Palette.Role(rawValue: String(parts[1])) != nil:
                guard let colour = Colour(String(value)) else { throw fault("\(value.prefix(40)) is no colour such as #2438c4") }
                if let role = Palette.Role(rawValue: String(parts[1])) { colours[String(parts[0]), default: [:]][role] = colour }
            default: throw fault("there is nothing to say of \(key.prefix(40)): name, based-on, light-paper and the like")
            }
        }
        guard isWhole else { return }
        light = try Self.palette("light", colours)
        dark = try Self.palette("dark", colours)
    }

    private static func palette(_ scheme: String, _ colours: [String: [Palette.Role: Colour]]) throws -> Palette? {
        guard let colours = colours[scheme] else { return nil }
        if let lacking = Palette.Role.allCases.first(where: { colours[$0] == nil }) {
            throw NewsroomError.invalid(field: file, reason: "\(scheme)-\(lacking.rawValue) is missing beside the other colours")
        }
        return Palette(colours)
    }

    /// A folder's name and no way out of the folder around it.
    private static func isFolderName(_ name: Substring) -> Bool {
        !name.isEmpty && name.utf8.count <= 100 && name.first != "."
            && name.utf8.allSatisfy { TemplateCompiler.isNameByte($0) || (0x41...0x5A).contains($0) || $0 == 0x2D || $0 == 0x2E }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return self[first...last]
    }
}
