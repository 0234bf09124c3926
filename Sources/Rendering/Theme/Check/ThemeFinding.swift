/// Something that is wrong with a theme: where, and what, in a sentence for whoever makes it.
package struct ThemeFinding: Hashable, Sendable, CustomStringConvertible {
    /// `templates/story.mustache:12`, or without a line where there is none to name.
    package let place: String
    package let sentence: String
    /// Whether it is that nothing uses the file.
    package let isUnused: Bool

    init(_ place: String, _ sentence: String, isUnused: Bool = false) {
        self.place = place
        self.sentence = sentence
        self.isUnused = isUnused
    }

    package var description: String { "\(place): \(sentence)" }

    package var file: String { String(place.prefix { $0 != ":" }) }

    package var line: Int? { place.split(separator: ":").dropFirst().first.flatMap { Int($0) } }

    static func unknown(_ names: [String: [String]]) -> [ThemeFinding] {
        names.flatMap { name, places in places.map { ThemeFinding($0, "no page offers the name \(name)") } }.sorted()
    }
}

extension ThemeFinding: Comparable {
    package static func < (one: ThemeFinding, other: ThemeFinding) -> Bool {
        (one.file, one.line ?? 0, one.sentence) < (other.file, other.line ?? 0, other.sentence)
    }
}
