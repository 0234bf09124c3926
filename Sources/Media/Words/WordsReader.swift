import Foundation
import Newsroom
import Quarantine

/// Reads the words in a picture file with `exiv2`: XMP first, then IIM, then Exif, as the Metadata Working Group's guidelines
/// have it.
///
/// A program and no library: exiv2 is GPL, and what it reads is hostile. It has the limits of the child that calls it.
enum WordsReader {
    /// - Parameter xmp: the packet, where exiv2 does not know the file's format.
    /// - Throws: a `Refusal` where exiv2 is not installed; a file that it cannot read says nothing.
    static func read(path: String, xmp: [UInt8]?, scratch: String) throws(Refusal) -> PictureWords {
        var values = try values(of: path)
        if values.isEmpty, let xmp {
            let packet = scratch + "/packet.xmp"
            guard FileManager.default.createFile(atPath: packet, contents: Data(xmp)) else { return PictureWords() }
            defer { try? FileManager.default.removeItem(atPath: packet) }
            values = try self.values(of: packet)
        }
        return PictureWords(MetadataValues(values))
    }

    private static func values(of path: String) throws(Refusal) -> [UInt8] {
        // Its exit status says no more than that something was odd; what it printed counts.
        try Command.output(["exiv2", "-q", "-u", "-PXIEkv", path], limit: 4 << 20, seconds: 20)
    }
}
