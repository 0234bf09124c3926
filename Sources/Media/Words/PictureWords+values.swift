import Foundation
import Newsroom

extension PictureWords {
    init(_ values: MetadataValues) {
        self.init()
        caption = values.first("Xmp.dc.description", "Iptc.Application2.Caption", "Exif.Image.ImageDescription")
        credit = values.first("Xmp.photoshop.Credit", "Iptc.Application2.Credit")
        creator = values.first("Xmp.dc.creator", "Iptc.Application2.Byline", "Exif.Image.Artist")
        rights = values.first("Xmp.dc.rights", "Iptc.Application2.Copyright", "Exif.Image.Copyright", "Xmp.xmpRights.UsageTerms")
        place = Self.place(values)
        occasion = values.first("Xmp.iptcExt.Event")
        taken = Self.date(
            values.first(
                "Xmp.photoshop.DateCreated", "Exif.Photo.DateTimeOriginal", "Xmp.exif.DateTimeOriginal", "Iptc.Application2.DateCreated"))
        alternativeText = values.first("Xmp.iptc.AltTextAccessibility")
        digitalSourceType = Self.concept(values.first("Xmp.iptcExt.DigitalSourceType", "Xmp.iptcExt.DigitalSourcefileType"))
    }

    /// From the smallest to the largest, each once.
    private static func place(_ values: MetadataValues) -> String {
        let created = "Xmp.iptcExt.LocationCreated[1]/Iptc4xmpExt:"
        let parts = [
            values.first("Xmp.iptc.Location", "Iptc.Application2.SubLocation", created + "Sublocation"),
            values.first("Xmp.photoshop.City", "Iptc.Application2.City", created + "City"),
            values.first("Xmp.photoshop.State", "Iptc.Application2.ProvinceState", created + "ProvinceState"),
            values.first("Xmp.photoshop.Country", "Iptc.Application2.CountryName", created + "CountryName"),
        ]
        var named: [String] = []
        for part in parts where !part.isEmpty && !named.contains(part) { named.append(part) }
        return String(named.joined(separator: ", ").prefix(1_000))
    }

    /// `2025-02-12T14:02:11+02:00` and `2025:02:12 14:02:11`, or only their beginning. What is no date is none.
    static func date(_ text: String) -> ImpreciseDate? {
        var characters = Array(text.prefix(16))
        for index in [4, 7] where index < characters.count && characters[index] == ":" { characters[index] = "-" }
        if characters.count > 10, characters[10] == " " { characters[10] = "T" }
        for length in [16, 10, 7, 4] where characters.count >= length {
            if let date = ImpreciseDate(String(characters.prefix(length))), date.first.year > 1 { return date }
        }
        return nil
    }

    /// The last part of `http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia`.
    private static func concept(_ text: String) -> String? {
        let concept = text.split(separator: "/").last.map(String.init) ?? ""
        return !concept.isEmpty && concept.utf8.count <= 64 && concept.utf8.allSatisfy { $0 < 0x80 } && concept.allSatisfy(\.isLetter)
            ? concept : nil
    }
}
