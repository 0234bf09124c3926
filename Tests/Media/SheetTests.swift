import Foundation
import Newsroom
import Quarantine
import TestSupport
import Testing

@testable import Media

@Suite(.serialized) struct SheetTests {
    static let sheets = [
        SharingSheet(headline: "Pier closed for repairs", names: ["Maren Holt", "Osip Dark"], language: "en"),
        SharingSheet(headline: "Пірс зачинено на ремонт: у палях завелися шашіль і мушля", names: ["Олена Гай"], language: "uk"),
        SharingSheet(headline: "إغلاق الرصيف للإصلاح بعد تآكل ركيزتين", names: ["مها سالم", "ليلى نور"], language: "ar"),
        SharingSheet(headline: String(repeating: "A headline that does not end ", count: 40), names: [], language: "en"),
        SharingSheet(headline: String(repeating: "Endless", count: 60), names: (1...40).map { "Name \($0)" }, language: "de"),
        SharingSheet(headline: "Fog", names: [""], language: ""),
        SharingSheet(headline: "<b>&amp; \"x\"</span>\n\0%s", names: ["A & B <i>"], language: "x"),
    ]

    @Test(arguments: sheets)
    func `any words become one picture of the size that other sites show`(_ sheet: SharingSheet) async throws {
        try await withDarkroom { darkroom, media in
            let name = try await darkroom.draw(sheet, masthead: "The Vellmouth Post")
            #expect(try media.kept() == [name])
            let file = try #require(media.media.file(named: name))
            let found = try await darkroom.look(at: file.path)
            #expect(found.width == SharingPicture.width && found.height == SharingPicture.height)
            #expect(found.words == PictureWords())
            // What stands for a link is not to weigh more than the page.
            #expect(file.size < 150_000)
        }
    }

    @Test func `the same words give the same file, and every other word another`() async throws {
        try await withDarkroom { darkroom, _ in
            let first = try await darkroom.draw(Self.sheets[0], masthead: "The Vellmouth Post")
            #expect(try await darkroom.draw(Self.sheets[0], masthead: "The Vellmouth Post") == first)
            var names: Set<String> = [first, try await darkroom.draw(Self.sheets[0], masthead: "Another")]
            var other = Self.sheets[0]
            other.names.removeLast()
            names.insert(try await darkroom.draw(other, masthead: "The Vellmouth Post"))
            other = Self.sheets[0]
            other.language = "ar"
            names.insert(try await darkroom.draw(other, masthead: "The Vellmouth Post"))
            #expect(names.count == 4)
        }
    }

    /// Kawi came with Unicode 15, after the fonts that Debian 12 has.
    @Test(.enabled(if: (try? Typecase.missing(in: "\u{11F04}")) != .some(nil)))
    func `letters that no font has are refused with what to do, and nothing is kept`() async throws {
        try await withDarkroom { darkroom, media in
            let sheet = SharingSheet(headline: "Pier \u{11F04}", names: [], language: "en")
            let refusal = await #expect(throws: Refusal.self) { _ = try await darkroom.draw(sheet, masthead: "The Post") }
            #expect(refusal?.reason.contains("apt-get install fonts-noto-core") == true)
            let kept = try media.kept()
            #expect(kept == [])
        }
    }

    @Test func `the names of an Arabic byline have the Arabic comma between them`() {
        #expect(Self.sheets[2].byline == "مها سالم، ليلى نور")
        #expect(Self.sheets[0].byline == "Maren Holt, Osip Dark")
    }
}
