/// Tells files of other kinds by their first bytes, so that a refusal can name them.
enum FileSignature {
    /// The magic numbers of what people keep beside saved pages.
    private static let known: [(offset: Int, bytes: [UInt8], what: String)] = [
        (0, Array("%PDF-".utf8), "a PDF file"),
        (0, [0x50, 0x4B, 0x03, 0x04], "a ZIP archive (or an office document)"),
        (0, [0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive"),
        (0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG picture"),
        (0, [0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (0, Array("GIF87a".utf8), "a GIF picture"),
        (0, Array("GIF89a".utf8), "a GIF picture"),
        (8, Array("WEBP".utf8), "a WebP picture"),
        (8, Array("WAVE".utf8), "a WAV recording"),
        (4, Array("ftypavif".utf8), "an AVIF picture"),
        (4, Array("ftyp".utf8), "an MP4 file"),
        (0, Array("ID3".utf8), "an MP3 recording"),
        (0, Array("OggS".utf8), "an Ogg recording"),
        (0, [0x1F, 0x8B], "a gzip archive"),
        (0, Array("BZh".utf8), "a bzip2 archive"),
        (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz archive"),
        (0, [0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"),
        (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive"),
        (0, Array("Rar!".utf8), "a RAR archive"),
        (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old office document"),
        (0, [0x7F, 0x45, 0x4C, 0x46], "a program"),
        (0, Array("SQLite format 3\0".utf8), "an SQLite database"),
        (0, Array("{\\rtf".utf8), "an RTF document"),
        (0, Array("bplist00".utf8), "a binary property list (a Safari web archive?)"),
    ]

    /// A phrase such as "a PDF file"; nil where the bytes begin like none of the kinds known.
    static func kind(of bytes: [UInt8]) -> String? {
        known.first { entry in
            bytes.count >= entry.offset + entry.bytes.count
                && bytes[entry.offset..<entry.offset + entry.bytes.count].elementsEqual(entry.bytes)
        }?.what
    }
}
