import Newsroom
import Testing

@testable import Media

@Suite struct MetadataTests {
    private func words(_ lines: String) -> PictureWords { PictureWords(MetadataValues(Array(lines.utf8))) }

    @Test func `XMP goes before IIM, and IIM before Exif`() {
        let exif = "Exif.Image.Artist                             Ada Exif\n"
        let iim = "Iptc.Application2.Byline                      Ada IIM\n"
        let xmp = "Xmp.dc.creator                               Ada XMP\n"
        #expect(words(exif).creator == "Ada Exif")
        #expect(words(exif + iim).creator == "Ada IIM")
        #expect(words(exif + iim + xmp).creator == "Ada XMP")
    }

    @Test func `every field finds its place`() {
        let words = words(
            """
            Xmp.dc.description                           lang="x-default" A ferry,
            on two lines, lang="de" Eine Fähre
            Xmp.dc.creator                               Ada Example, Ben Example
            Xmp.dc.rights                                lang="x-default" © Agency
            Xmp.photoshop.Credit                         Ada/Agency
            Xmp.iptc.Location                            Old Quay
            Xmp.photoshop.City                           Vellmouth
            Xmp.photoshop.Country                        Nowhere
            Xmp.iptcExt.Event                            lang="x-default" First crossing
            Xmp.iptc.AltTextAccessibility                lang="x-default" A white ship
            Xmp.iptcExt.DigitalSourceType                http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia
            Xmp.photoshop.DateCreated                    2025-02-12T14:02:11+02:00

            """)
        var expected = PictureWords()
        expected.caption = "A ferry,\non two lines"
        expected.creator = "Ada Example, Ben Example"
        expected.rights = "© Agency"
        expected.credit = "Ada/Agency"
        expected.place = "Old Quay, Vellmouth, Nowhere"
        expected.occasion = "First crossing"
        expected.alternativeText = "A white ship"
        expected.digitalSourceType = "trainedAlgorithmicMedia"
        expected.taken = ImpreciseDate("2025-02-12T14:02")
        #expect(words == expected)
    }

    @Test(arguments: [
        ("2025:02:12 14:02:11", "2025-02-12T14:02"), ("2025-02-12", "2025-02-12"), ("2025-02", "2025-02"), ("2025", "2025"),
        ("2025-00-00", "2025"), ("0000:00:00 00:00:00", nil), ("yesterday", nil), ("", nil),
    ])
    func `dates are read as precisely as they are written`(text: String, date: String?) {
        #expect(PictureWords.date(text)?.description == date)
    }

    @Test func `IIM without a character set is Windows' or, where that has no such letter, a Mac's`() {
        func caption(_ bytes: [UInt8], _ before: String = "") -> String {
            PictureWords(MetadataValues(Array((before + "Iptc.Application2.Caption    ").utf8) + bytes + [0x0A])).caption
        }
        #expect(caption([0x5A, 0xFC, 0x72, 0x69, 0x63, 0x68]) == "Zürich")
        #expect(caption([0x4D, 0x9F, 0x6E, 0x63, 0x68, 0x65, 0x6E, 0x81]) == "MünchenÅ")
        #expect(caption(Array("Київ".utf8)) == "Київ")
        #expect(caption(Array("Київ".utf8), "Iptc.Envelope.CharacterSet    \u{1B}%G\n") == "Київ")
    }

    @Test func `a hostile value is cut and cleaned`() {
        let words = words(
            "Xmp.photoshop.Credit   a\u{0}\u{7}b\nXmp.iptcExt.DigitalSourceType   \"><script>\nXmp.dc.rights   \(String(repeating: "x", count: 9_000))\n"
        )
        #expect(words.credit == "ab")
        #expect(words.digitalSourceType == nil)
        #expect(words.rights.count == 5_000)
    }
}
