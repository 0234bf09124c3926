import Foundation
import Newsroom

extension Edition {
    /// The story in each of its languages, itself first; where two are in one language, the one that came first.
    fileprivate var inEachLanguage: [Translation] {
        let own = Translation(story: id, language: summary.language, slug: summary.slug, firstPublished: summary.firstPublished)
        return ([own] + translations).inEachLanguage
    }
}

extension [Edition.Translation] {
    fileprivate var inEachLanguage: [Edition.Translation] {
        var seen: Set<String> = []
        return filter { seen.insert($0.language.lowercased()).inserted }
    }
}

extension Presenter {
    /// What search engines are told: the address for each language, and for readers of any other (`x-default`) the one in the
    /// paper's own language, else the one that was there first.
    func alternates(_ edition: Edition) -> [(language: String, address: String)] { alternates(edition.inEachLanguage) }

    /// - Parameter versions: a story first, then its translations, the oldest first.
    func alternates(_ versions: [Edition.Translation]) -> [(language: String, address: String)] {
        let versions = versions.inEachLanguage
        guard versions.count > 1 else { return [] }
        let paperLanguage = Words.primary(paper.language)
        let first = versions.min { ($0.firstPublished, $0.slug) < ($1.firstPublished, $1.slug) }
        let general = versions.first { Words.primary($0.language) == paperLanguage } ?? first
        return versions.map { ($0.language, PageKey.story(slug: $0.slug).path) }
            + (general.map { [("x-default", PageKey.story(slug: $0.slug).path)] } ?? [])
    }

    /// The other languages to read the story in, each under its own name.
    func translations(_ edition: Edition) -> TemplateValue {
        .list(
            edition.inEachLanguage.dropFirst().map { version in
                [
                    .language: .text(version.language), .direction: .text(LanguageTag.direction(of: version.language).rawValue),
                    .url: .text(PageKey.story(slug: version.slug).path), .name: .text(Self.ownName(of: version.language)),
                ]
            })
    }

    /// `Українська` for `uk`; the tag itself where the language has no name that we know.
    static func ownName(of language: String) -> String {
        let locale = Locale(identifier: language)
        guard let name = locale.localizedString(forIdentifier: language), let first = name.first else { return language }
        return first.uppercased() + name.dropFirst()
    }
}
