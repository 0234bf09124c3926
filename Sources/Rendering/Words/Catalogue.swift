import Newsroom

/// The interface's texts that come with the program: a file for each language in `Catalogue/`, built in.
enum Catalogue {
    /// The file that has every text.
    static let reference = "en"

    /// By the language that a file is for.
    static let files: [String: [UInt8]] = [
        "en": PackageResources.en_words,
        "en-001": PackageResources.en_001_words,
        "uk": PackageResources.uk_words,
        "ar": PackageResources.ar_words,
    ]

    /// The files to read for a language tag, from the most general to the most particular: a later one has its way.
    static func chain(for language: String) -> [String] {
        let subtags = language.lowercased().split(separator: "-").prefix { $0.utf8.count > 1 }
        var chain = [reference]
        if subtags.first == "en", let region = subtags.dropFirst().first, region != "us" { chain.append("en-001") }
        for count in subtags.indices { chain.append(subtags[...count].joined(separator: "-")) }
        return chain.enumerated().filter { $0.offset == 0 || $0.element != reference }.map(\.element)
    }
}
