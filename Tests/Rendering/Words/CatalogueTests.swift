import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite struct CatalogueTests {
    static func file(_ language: String) throws -> [String: WordText] {
        try WordsFile(try #require(Catalogue.files[language]), file: "\(language).words").texts
    }

    static let whole = Catalogue.files.keys.filter { !$0.contains("-") }.sorted()
    /// Each language orders a date's and a time's parts by itself, and takes those that it needs.
    static let patterns = ["time"]

    @Test func everyFileOfTheCatalogueIsBuiltIn() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Rendering/Words/Catalogue").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).map { $0.replacing(".words", with: "") }
        #expect(Set(files) == Set(Catalogue.files.keys))
    }

    @Test(arguments: whole) func everyLanguageHasEveryTextAndNoOther(language: String) throws {
        let names = Set(try Self.file(language).keys)
        let reference = Set(try Self.file(Catalogue.reference).keys)
        #expect(reference.subtracting(names).sorted() == [], "missing in \(language)")
        #expect(names.subtracting(reference).sorted() == [], "unknown to English")
    }

    @Test(arguments: Catalogue.files.keys.sorted()) func everyTextHasTheSameValuesAsInEnglish(language: String) throws {
        let reference = try Self.file(Catalogue.reference)
        for (name, text) in try Self.file(language) where !Self.patterns.contains(name) {
            #expect(text.values == reference[name]?.values, "\(name)")
            guard text.hasForms else { continue }
            // Where the form itself says the number, its digits may be left out.
            for (form, parts) in text.forms where ![.zero, .one, .two].contains(form) {
                #expect(WordText(forms: [nil: parts]).values == reference[name]?.values, "\(name), \(String(describing: form))")
            }
        }
    }

    @Test(arguments: whole) func everyTextThatDependsOnANumberHasTheFormsOfItsLanguage(language: String) throws {
        let reference = try Self.file(Catalogue.reference)
        for (name, text) in try Self.file(language) {
            #expect(text.hasForms == reference[name]?.hasForms, "\(name)")
            if text.hasForms { #expect(Set(text.forms.keys.compactMap { $0 }) == PluralForm.forms(of: language), "\(name)") }
        }
    }

    @Test(arguments: whole) func onlyWhatMayBeEmptyIs(language: String) throws {
        for (name, text) in try Self.file(language) where name != "by" {
            #expect(text.forms.values.allSatisfy { !$0.isEmpty }, "\(name)")
        }
    }

    @Test func everyTextThatPagesAskForIsThere() throws {
        let texts = try Self.file(Catalogue.reference)
        for name in Words.Name.allCases { #expect(texts[name.rawValue] != nil, "\(name)") }
        let words = try Words("en")
        #expect(words.storyKinds.count == StoryKind.allCases.count && words.topicKinds.count == Topic.Kind.allCases.count)
        #expect(words.correctionKinds.count == Correction.Kind.allCases.count)
        #expect(words.roles.count == BylineEntry.Role.allCases.count - 1, "an author's role is not printed")
    }

    @Test func standardThemeHasNoWordsOfItsOwn() throws {
        let templates = standardTheme.appending(path: "templates")
        let files = try #require(FileManager.default.enumerator(at: templates, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "mustache" {
            var source = try String(contentsOf: file, encoding: .utf8)
            source.replace(/\{\{\{?[^}]*\}?\}\}/, with: "")
            source.replace(/<!DOCTYPE html>|40[0-9]|410/, with: "")
            // What stands in the words that a reader sees or hears: between tags, and in labels.
            source.replace(/<[a-z\/][^>]*?(?:aria-label|alt|title)="([^"]*)"[^>]*>/) { " \($0.output.1) " }
            source.replace(/<[^>]*>/, with: "")
            #expect(!source.contains(/\p{L}/), "\(file.lastPathComponent): \(source.filter { !$0.isNewline })")
        }
    }
}
