import Quarantine

/// A format in which photographs are taken in, known by the file's first bytes and never by its name.
enum PictureFormat: String, Codable, CaseIterable {
    case jpeg, png, webp, avif, heic, tiff

    /// The ending of a name in the store.
    var ending: String { self == .jpeg ? "jpg" : rawValue }

    static let known = "JPEG, PNG, WebP, AVIF, HEIC and TIFF are taken"

    /// - Throws: a `Refusal` that says what the file is instead, as far as that can be told.
    init(beginning bytes: [UInt8]) throws(Refusal) {
        guard !bytes.isEmpty else { throw Refusal("the file is empty") }
        guard let format = Self.format(bytes) else { throw Refusal("the file is \(Self.other(bytes)): \(Self.known)") }
        self = format
    }

    private static func format(_ bytes: [UInt8]) -> PictureFormat? {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if bytes.starts(with: Array("II*\0".utf8)) || bytes.starts(with: Array("MM\0*".utf8)) { return .tiff }
        if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) { return .webp }
        guard bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) else { return nil }
        let brands = Set(stride(from: 8, to: min(bytes.count, 64) - 3, by: 4).map { String(decoding: bytes[$0..<$0 + 4], as: UTF8.self) })
        if !brands.isDisjoint(with: ["avif", "avis"]) { return .avif }
        return brands.isDisjoint(with: ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"]) ? nil : .heic
    }

    /// What people try: each with what it is called.
    private static func other(_ bytes: [UInt8]) -> String {
        let signatures: [(beginning: String, name: String)] = [
            ("GIF8", "a GIF picture"), ("BM", "a BMP picture"), ("%PDF", "a PDF file"), ("PK", "a ZIP archive"),
            ("8BPS", "a Photoshop file"),
            ("%!PS", "a PostScript file"),
        ]
        for (beginning, name) in signatures where bytes.starts(with: Array(beginning.utf8)) { return name }
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        if text.contains("<svg") { return "an SVG drawing" }
        if text.contains("<html") || text.contains("<!doctype html") { return "an HTML page" }
        return text.contains("<?xml") ? "an XML file" : "no picture that is known here"
    }
}
