package import Foundation

/// What a mirror is: of which paper, as it stood when, and the parts of the list of its files. The one thing that is signed.
package struct ManifestIndex: Hashable, Sendable {
    /// A part of the list that has a file.
    package struct Part: Hashable, Sendable {
        package var number: Int
        package var digest: SHA256
        /// Of the part's own text.
        package var bytes: Int
        package var files: Int

        package init(number: Int, digest: SHA256, bytes: Int, files: Int) {
            (self.number, self.digest, self.bytes, self.files) = (number, digest, bytes, files)
        }
    }

    package var paper: String
    package var site: String
    /// When it was signed, in whole seconds.
    package var made: Date
    /// The newest change of the paper that is in it.
    package var change: Int
    /// Rises with each signature of the paper's mirror in this folder.
    package var serial: Int
    package var parts: [Part]

    package init(paper: String, site: String, made: Date, change: Int, serial: Int, parts: [Part]) {
        (self.paper, self.site, self.made, self.change, self.serial, self.parts) = (paper, site, made, change, serial, parts)
    }

    package var files: Int { parts.reduce(0) { $0 + $1.files } }

    package static let path = "\(MirrorFolder.manifestFolder)/index"
    package static let partCount = 1_024
    /// In bytes, with its signature.
    package static let largest = 512 << 10
    static let largestPart = 64 << 20

    package static func path(ofPart number: Int) -> String {
        let digits = String(number, radix: 16)
        return "\(MirrorFolder.manifestFolder)/parts/\(String(repeating: "0", count: 3 - min(3, digits.utf8.count)))\(digits)"
    }

    private static let title = "broadsheet mirror 1"

    package var bytes: [UInt8] {
        var lines = [
            Self.title, "paper \(Self.line(paper))", "site \(site)", "made \(Int(made.timeIntervalSince1970))", "change \(change)",
            "serial \(serial)", "files \(files)",
        ]
        lines += parts.map { "part \($0.number) \($0.digest.text) \($0.bytes) \($0.files)" }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static func line(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }

    /// Nil for what is not exactly as `bytes` writes it.
    package init?(_ bytes: [UInt8]) {
        var text = ManifestText(bytes)
        guard bytes.count <= Self.largest, text.line().map({ Array($0) }) == Array(Self.title.utf8), let paper = text.text("paper"),
            let site = text.text("site"), let made = text.number("made"), let change = text.number("change"),
            let serial = text.number("serial"), let files = text.number("files")
        else { return nil }
        var parts: [Part] = []
        while !text.isAtEnd {
            guard let line = text.value("part"), let part = Self.part(line), part.number > parts.last?.number ?? -1 else { return nil }
            parts.append(part)
        }
        self.init(
            paper: paper, site: site, made: Date(timeIntervalSince1970: Double(made)), change: change, serial: serial, parts: parts)
        guard self.files == files, self.bytes == bytes else { return nil }
    }

    private static func part(_ line: ArraySlice<UInt8>) -> Part? {
        let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard words.count == 4, let number = ManifestText.number(words[0]), number < partCount, let digest = SHA256(words[1]),
            let bytes = ManifestText.number(words[2]), (1...largestPart).contains(bytes), let files = ManifestText.number(words[3]),
            (1...bytes).contains(files)
        else { return nil }
        return Part(number: number, digest: digest, bytes: bytes, files: files)
    }
}

/// A part of the list: the files whose paths' SHA-256 begins with its number, in the order of their paths' bytes.
package struct ManifestPart: Hashable, Sendable {
    package struct File: Hashable, Sendable {
        package var path: MirrorPath
        package var bytes: Int
        package var digest: SHA256

        package init(path: MirrorPath, bytes: Int, digest: SHA256) { (self.path, self.bytes, self.digest) = (path, bytes, digest) }
    }

    package let number: Int
    package let files: [File]

    package init(number: Int, files: [File]) { (self.number, self.files) = (number, files) }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(files.count * 120)
        for file in files { bytes += Array("\(file.digest.text) \(file.bytes) \(file.path.text)\n".utf8) }
        return bytes
    }

    /// Nil for what is not exactly as `bytes` writes it, or holds a path that belongs elsewhere.
    package init?(number: Int, _ bytes: [UInt8]) {
        var text = ManifestText(bytes)
        var files: [File] = []
        while !text.isAtEnd {
            guard let line = text.line(), let file = Self.file(line), file.path.manifestPart == number else { return nil }
            if let last = files.last, !last.path.text.utf8.lexicographicallyPrecedes(file.path.text.utf8) { return nil }
            files.append(file)
        }
        self.init(number: number, files: files)
    }

    private static func file(_ line: ArraySlice<UInt8>) -> File? {
        let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
        guard words.count == 3, let digest = SHA256(words[0]), let bytes = ManifestText.number(words[1]),
            let text = String(validating: words[2], as: UTF8.self), let path = MirrorPath(text), !path.isOfManifest
        else { return nil }
        return File(path: path, bytes: bytes, digest: digest)
    }
}

extension MirrorPath {
    /// Whether it lies where the manifest does, which does not list itself.
    var isOfManifest: Bool { text.utf8.starts(with: "\(MirrorFolder.manifestFolder)/".utf8) }
}
