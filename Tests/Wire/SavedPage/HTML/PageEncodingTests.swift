import Foundation
import Newsroom
import Testing

@testable import Wire

@Suite struct PageEncodingTests {
    private func read(_ bytes: [UInt8]) throws -> String { String(decoding: try PageEncoding.utf8(bytes), as: UTF8.self) }
    private func bytes(_ text: String, _ encoding: String.Encoding) -> [UInt8] { text.data(using: encoding).map { [UInt8]($0) } ?? [] }

    @Test func encodingOfTheMetaElementIsTaken() throws {
        let page = Array("<meta charset=\"windows-1251\">".utf8) + [0xCA, 0xE8, 0xBF, 0xE2]
        #expect(try read(page).hasSuffix("Київ"))
    }

    @Test func encodingOfTheContentTypeIsTaken() throws {
        let page = Array("<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; CHARSET=koi8-u\">".utf8) + [0xEB, 0xC9, 0xA7, 0xD7]
        #expect(try read(page).hasSuffix("Київ"))
    }

    @Test func shiftJISIsRead() throws {
        let page = Array("<meta charset=Shift_JIS>".utf8) + [0x83, 0x65, 0x83, 0x58, 0x83, 0x67]
        #expect(try read(page).hasSuffix("テスト"))
    }

    @Test func pageThatSaysLatinAndIsUTF8IsUTF8() throws {
        #expect(try read(Array("<meta charset=iso-8859-1>Київ".utf8)).hasSuffix("Київ"))
    }

    @Test func pageWithoutALabelThatIsNoUTF8IsWindows1252() throws {
        #expect(try read(Array("caf".utf8) + [0xE9, 0x20, 0x93, 0x61, 0x94]) == "café “a”")
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
    func byteOrderMarkDecides(_ encoding: String.Encoding) throws {
        let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
        #expect(try read(mark + bytes("<p>Київ", encoding)) == "<p>Київ")
    }

    @Test func utf8CutInTheMiddleOfACharacterKeepsTheRest() throws {
        #expect(try read(Array("<meta charset=utf-8>Київ".utf8).dropLast(1)).contains("Киї"))
    }

    @Test func unknownEncodingIsNamed() {
        #expect(throws: UnreadablePage.wrongEncoding("x-klingon")) {
            try PageEncoding.utf8(Array("<meta charset=x-klingon>".utf8) + [0xE9])
        }
    }
}
