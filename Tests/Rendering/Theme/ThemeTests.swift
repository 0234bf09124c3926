import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite struct ThemeTests {
    static let pages = Dictionary(uniqueKeysWithValues: Theme.Page.allCases.map { ("\($0.rawValue).mustache", "{{page.title}}") })

    static func theme(_ files: [String: String], look: Look = Look()) throws -> Theme {
        try Theme(files: ThemeInMemory(pages.merging(files) { $1 }), language: "en", look: look)
    }

    @Test func assetsAreNamedAfterTheirContent() throws {
        let files = ["css/main.css": "a{}", "icon.svg": "<svg/>", "front.mustache": "{{asset.main_css}} {{asset.icon_svg}}"]
        let theme = try Self.theme(files)
        var page: [UInt8] = []
        try theme.template(.front).render([:], into: &page)
        let addresses = String(decoding: page, as: UTF8.self).split(separator: " ").map(String.init)
        #expect(addresses.count == 2 && addresses[0].hasPrefix("/theme/main.") && addresses[0].hasSuffix(".css"))
        #expect(theme.assets[addresses[0]]?.contentType == "text/css; charset=utf-8")
        #expect(theme.assets[addresses[1]]?.body == Array("<svg/>".utf8))
        let other = try Self.theme(["css/main.css": "b{}", "icon.svg": "<svg/>"])
        #expect(other.assets[addresses[0]] == nil)
        #expect(other.assets[addresses[1]] != nil)
    }

    @Test func styleSheetsLeadToTheNamesOfTheOtherAssets() throws {
        let theme = try Self.theme([
            "main.css": "@font-face{src:url(\"fonts/serif.woff2\")}b{c:url(data:x)}u{d:url(none.png)}", "fonts/serif.woff2": "x",
        ])
        let style = try #require(theme.assets.values.first { $0.contentType.hasPrefix("text/css") })
        let face = try #require(theme.assets.values.first { $0.contentType == "font/woff2" })
        #expect(String(decoding: style.body, as: UTF8.self) == "@font-face{src:url(\"\(face.address)\")}b{c:url(data:x)}u{d:url(none.png)}")
    }

    @Test func namesThatNoPageOffersAreListedWithTheirPlace() throws {
        let theme = try Self.theme(["story.mustache": "\n{{headlin}}{{paper.nam}}{{#byline}}{{/byline}}"])
        #expect(
            theme.check() == ["story.mustache:2: no page offers the name headlin", "story.mustache:2: no page offers the name paper.nam"])
        var page: [UInt8] = []
        try theme.template(.story).render([.paper: [.name: .text("P")], .headline: .text("h")], into: &page)
        #expect(page == Array("\n".utf8))
    }

    @Test func aThemeWithoutAPageIsRefused() {
        var files = Self.pages
        files["story.mustache"] = nil
        #expect(throws: NewsroomError.invalid(field: "story.mustache", reason: "the theme lacks this template")) {
            try Theme(files: ThemeInMemory(files), language: "en")
        }
    }

    @Test func tooLargeFilesAreRefused() {
        #expect(throws: NewsroomError.invalid(field: "front.mustache", reason: "a file of a theme may have 256000 bytes at most")) {
            try Self.theme(["front.mustache": String(repeating: "a", count: 256_001)])
        }
    }

    @Test func filesOutsideTheFolderAreNoPartOfATheme() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "theme-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder.appending(path: "theme/partials"), withIntermediateDirectories: true)
        try Data("secret".utf8).write(to: folder.appending(path: "secret.css"))
        let theme = folder.appending(path: "theme")
        for (path, text) in Self.pages { try Data(text.utf8).write(to: theme.appending(path: path)) }
        try Data("x".utf8).write(to: theme.appending(path: "partials/head.mustache"))
        try FileManager.default.createSymbolicLink(
            at: theme.appending(path: "stolen.css"), withDestinationURL: folder.appending(path: "secret.css"))
        try FileManager.default.createSymbolicLink(at: theme.appending(path: "up"), withDestinationURL: folder)
        #expect(try Set(ThemeFolder(theme).paths()) == Set(Self.pages.keys).union(["partials/head.mustache"]))
        #expect(try Theme(files: ThemeFolder(theme), language: "en").assets.isEmpty)
        #expect(throws: NewsroomError.self) { try ThemeFolder(folder.appending(path: "none")).paths() }
    }

    @Test func everyNameThatPagesOfferIsDocumented() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/theme.md").standardizedFileURL
        let documentation = try String(contentsOf: file, encoding: .utf8)
        let words = Set(documentation.matches(of: /[a-z_]+/).map { String($0.output) })
        for name in TemplateName.allCases where name != .nothing {
            #expect(words.contains(name.spelling), "\(name.spelling)")
        }
    }
}
