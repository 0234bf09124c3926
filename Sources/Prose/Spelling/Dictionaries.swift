import Foundation
import Newsroom

/// The dictionaries of a folder, as hunspell has them: `en_US.aff` beside `en_US.dic`.
struct Dictionaries: Sendable {
    let folder: String
    /// In order.
    let names: [String]

    /// - Parameter folder: One that is not there has none.
    init(folder: String) {
        self.folder = URL(fileURLWithPath: folder, isDirectory: true).path
        let files = Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        names = files.filter { $0.hasSuffix(".dic") }.map { String($0.dropLast(4)) }.filter { files.contains("\($0).aff") }
            .filter { !$0.isEmpty && $0.utf8.allSatisfy { ($0 | 0x20) > 0x60 && ($0 | 0x20) < 0x7B || $0 == 0x5F } }.sorted()
    }

    init(folder: String, names: [String]) {
        self.folder = folder
        self.names = names
    }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// The dictionary for a language: that of its region, else the one most at home, else any of the language; nil where there is none.
    ///
    /// - Parameter language: BCP 47. English without a region is American; of a region without a dictionary, British.
    func name(for language: String) -> String? {
        let parts = language.split(separator: "-").map(String.init)
        guard let primary = parts.first?.lowercased() else { return nil }
        let regions = parts.dropFirst().filter { $0.count == 2 || $0.count == 3 && Int($0) != nil }.map { $0.uppercased() }
        let wanted = regions.map { "\(primary)_\($0)" } + Self.homes(primary, hasRegion: !regions.isEmpty)
        return wanted.first { names.contains($0) } ?? names.first { $0.hasPrefix("\(primary)_") }
    }

    private static func homes(_ primary: String, hasRegion: Bool) -> [String] {
        switch primary {
        case "en": hasRegion ? ["en_GB", "en_US"] : ["en_US", "en_GB"]
        case "uk": ["uk_UA"]
        case "no", "nb": ["nb_NO"]
        default: [primary, "\(primary)_\(primary.uppercased())"]
        }
    }
}
