import Quarantine
import Testing

@testable import Media

@Suite struct PictureFormatTests {
    @Test(arguments: [
        ("\u{89}PNG", PictureFormat.png), ("II*\0", .tiff), ("MM\0*", .tiff), ("RIFF....WEBPVP8 ", .webp),
        ("\0\0\0\u{1C}ftypavif\0\0\0\0mif1", .avif), ("\0\0\0\u{1C}ftypmif1\0\0\0\0avifheic", .avif),
        ("\0\0\0\u{18}ftypheic\0\0\0\0mif1", .heic),
    ])
    func `a format is known by its content`(beginning: String, format: PictureFormat) throws {
        var bytes = beginning.unicodeScalars.map { UInt8(clamping: $0.value) }
        if format == .png { bytes += [0x0D, 0x0A, 0x1A, 0x0A] }
        #expect(try PictureFormat(beginning: bytes) == format)
    }

    @Test(arguments: [
        ("", "the file is empty"), ("GIF89a", "a GIF picture"), ("%PDF-1.7", "a PDF file"), ("PK\u{3}\u{4}", "a ZIP archive"),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "an SVG drawing"), ("<?xml version=\"1.0\"?><!-- --><SVG/>", "an SVG drawing"),
        ("<!DOCTYPE html><script>", "an HTML page"), ("BM6000", "a BMP picture"), ("hello", "no picture that is known here"),
        ("\0\0\0\u{18}ftypisom\0\0\0\0mp42", "no picture that is known here"),
    ])
    func `what is no photograph is called by its name`(beginning: String, name: String) {
        let refusal = #expect(throws: Refusal.self) { try PictureFormat(beginning: Array(beginning.utf8)) }
        #expect(refusal?.reason.contains(name) == true)
        #expect(refusal?.reason.contains("\n") == false)
    }
}
