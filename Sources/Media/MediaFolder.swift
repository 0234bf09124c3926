import CSodium
package import Foundation
package import Newsroom

/// The media store on disk: files named by their content, so that the same picture is kept once and a name never lies.
package struct MediaFolder: Sendable {
    private let folder: URL

    /// In bytes.
    package static let largestFile = 100 << 20

    /// Makes the folder where there is none.
    package init(_ folder: URL) throws {
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Keeps a picture and says what it is.
    ///
    /// - Throws: `NewsroomError.invalid` for what is no JPEG, PNG or WebP picture or is larger than `largestFile`.
    package func keep(_ bytes: [UInt8]) throws -> Photograph.File {
        guard bytes.count <= Self.largestFile else {
            throw NewsroomError.invalid(field: "file", reason: "a picture may have \(Self.largestFile >> 20) MB at most")
        }
        guard let header = PictureHeader(bytes) else {
            throw NewsroomError.invalid(field: "file", reason: "it is not a JPEG, PNG or WebP picture")
        }
        let name = "\(Self.hash(bytes)).\(header.ending)"
        let file = folder.appendingPathComponent(name)
        if !FileManager.default.fileExists(atPath: file.path) {
            try Data(bytes).write(to: file, options: .atomic)
        }
        return Photograph.File(name: name, type: header.type, width: header.width, height: header.height)
    }

    /// Nil where there is no such file, or the name is none of the store's.
    package func bytes(of name: String) throws -> [UInt8]? {
        guard MediaName.isValid(name), let data = FileManager.default.contents(atPath: folder.appendingPathComponent(name).path)
        else { return nil }
        return [UInt8](data)
    }

    /// BLAKE2b (RFC 7693), 32 bytes, as hexadecimal.
    private static func hash(_ bytes: [UInt8]) -> String {
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), nil, 0)
        return hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
