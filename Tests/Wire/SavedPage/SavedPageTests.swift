import Foundation
import Testing

@testable import Wire

struct SavedPageTests {
    @Test(
        arguments: [
            ([], .empty), (Array("%PDF-1.7".utf8), .otherFormat("a PDF file")),
            ([0x50, 0x4B, 3, 4], .otherFormat("a ZIP archive (or an office document)")),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .otherFormat("a PNG picture")),
            ([0xFF, 0xD8, 0xFF, 0xE0], .otherFormat("a JPEG picture")),
            ([0x1F, 0x8B, 8], .otherFormat("a gzip archive")), ([0x61, 0, 0x62, 1, 2], .binary),
            ([UInt8](repeating: 3, count: 40), .binary),
            ([0xFF, 0xFE, 0x61], .wrongEncoding("UTF-16 with half a character at its end")), (Array(" \r\n\t\n ".utf8), .empty),
            (Array("Only a headline\n".utf8), .noStory("no paragraph of copy")),
        ] as [([UInt8], UnreadablePage)])
    func `what is no page is refused with its reason`(bytes: [UInt8], reason: UnreadablePage) {
        #expect(throws: reason) { try SavedPage.read(bytes, name: "x", timeZone: .gmt) }
    }

    @Test func `a file over the limit is refused`() {
        let size = PageLimits.bytes + 1
        #expect(throws: UnreadablePage.tooLarge(bytes: size, limit: PageLimits.bytes)) {
            try SavedPage.read([UInt8](repeating: 0x61, count: size), name: "x", timeZone: .gmt)
        }
    }

    @Test(arguments: [
        ("<!DOCTYPE html><p>x", true), ("\u{FEFF}\n <HTML>", true), ("<!-- saved from url -->\n<html lang=en>", true),
        ("Note\n<html ><body>", true),
        ("A story about <p> and <div> tags", false), ("1 < 2", false), ("", false),
    ])
    func `HTML is told from text by content`(text: String, isHTML: Bool) {
        #expect(SavedPage.looksLikeHTML(Array(text.utf8)) == isHTML)
        #expect(SavedPage.looksLikeHTML([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == isHTML)
    }

    @Test(arguments: [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian, .windowsCP1251])
    func `Ukrainian text is read in each encoding`(encoding: String.Encoding) throws {
        let text = "Човни повернулися до північної набережної"
        var bytes = try #require(text.data(using: encoding)).map(\.self)
        if encoding == .utf16LittleEndian { bytes = [0xFF, 0xFE] + bytes }
        if encoding == .utf16BigEndian { bytes = [0xFE, 0xFF] + bytes }
        #expect(try TextEncoding.text(of: bytes) == text)
    }

    @Test func `German text in windows-1252 is read`() throws {
        let text = "Die Fähre fährt für 5 \u{20AC} \u{201E}über Nacht\u{201C} \u{2013} täglich"
        #expect(try TextEncoding.text(of: Array(#require(text.data(using: .windowsCP1252)))) == text)
    }

    @Test func `damaged UTF-8 is refused and not printed as something else`() {
        let bytes = Array("Човни повернулися до набережної".utf8).dropLast(1)
        #expect(throws: UnreadablePage.self) { try TextEncoding.text(of: Array(bytes)) }
    }

    @Test func `every byte has a character in the eight-bit tables`() throws {
        #expect(try TextEncoding.text(of: Array(0x80...0xFF).shuffledForLatin).unicodeScalars.count == 256)
    }
}

extension [UInt8] {
    /// Every upper byte followed by a blank, as no Cyrillic and no UTF-8 has them.
    fileprivate var shuffledForLatin: [UInt8] { flatMap { [$0, 0x20] } }
}
