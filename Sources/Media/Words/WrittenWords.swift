/// A picture's words as they are written into the files made from it: an XMP packet (ISO 16684-1) for all formats, and for JPEG
/// an IIM record too, which older programs read.
struct WrittenWords {
    let xmp: [UInt8]
    let app13: [UInt8]

    init(_ words: PictureWords) {
        xmp = Array(Self.packet(words).utf8)
        app13 = Self.segment(words)
    }

    // MARK: XMP

    private static func packet(_ words: PictureWords) -> String {
        func alternatives(_ name: String, _ text: String) -> String {
            text.isEmpty ? "" : "<\(name)><rdf:Alt><rdf:li xml:lang=\"x-default\">\(escaped(text))</rdf:li></rdf:Alt></\(name)>"
        }
        let creator = words.creator.isEmpty ? "" : "<dc:creator><rdf:Seq><rdf:li>\(escaped(words.creator))</rdf:li></rdf:Seq></dc:creator>"
        let credit = words.credit.isEmpty ? "" : "<photoshop:Credit>\(escaped(words.credit))</photoshop:Credit>"
        let source = words.digitalSourceType.map {
            "<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/\(escaped($0))</Iptc4xmpExt:DigitalSourceType>"
        }
        return """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" \
            xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">\
            \(alternatives("dc:description", words.caption))\(creator)\(alternatives("dc:rights", words.rights))\(credit)\
            \(alternatives("Iptc4xmpCore:AltTextAccessibility", words.alternativeText))\(source ?? "")\
            </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>
            """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    // MARK: IIM

    /// The content of a JPEG's APP13: one Photoshop resource (0x0404) that holds the record.
    private static func segment(_ words: PictureWords) -> [UInt8] {
        // 1:90 says that the text is UTF-8; then application record 2, version 4. Lengths are those of IPTC-IIM 4.2.
        var record: [UInt8] = [0x1C, 1, 90, 0, 3, 0x1B, 0x25, 0x47, 0x1C, 2, 0, 0, 2, 0, 4]
        for (number, text, longest) in [
            (80, words.creator, 32), (110, words.credit, 32), (116, words.rights, 128), (120, words.caption, 2_000),
        ] as [(UInt8, String, Int)] where !text.isEmpty {
            let bytes = beginning(of: text, longest)
            record += [0x1C, 2, number, UInt8(bytes.count >> 8), UInt8(bytes.count & 0xFF)] + bytes
        }
        if !record.count.isMultiple(of: 2) { record.append(0) }
        let length = (0..<4).reversed().map { UInt8(record.count >> ($0 * 8) & 0xFF) }
        return Array("Photoshop 3.0\08BIM".utf8) + [0x04, 0x04, 0, 0] + length + record
    }

    /// As many whole characters as fit.
    private static func beginning(of text: String, _ longest: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for character in text {
            guard bytes.count + character.utf8.count <= longest else { break }
            bytes += Array(character.utf8)
        }
        return bytes
    }
}
