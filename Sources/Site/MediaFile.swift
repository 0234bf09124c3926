import Newsroom

/// Where the files of published photographs lie.
package protocol PublicMedia: Sendable {
    /// Nil where there is no such file.
    func file(named name: String) async throws -> MediaFile?
}

/// A file of the media store. It is read piece by piece while it is sent, and never held in memory.
package struct MediaFile: Hashable, Sendable {
    package let path: String
    /// In bytes.
    package let size: Int

    package init(path: String, size: Int) {
        self.path = path
        self.size = size
    }
}

/// A `Range` header (RFC 9110, section 14): of several ranges, of other units and of what is none nothing is made, and the
/// whole file is sent, as the standard allows.
enum ByteRange: Equatable {
    case whole
    case part(ClosedRange<Int>)
    case unsatisfiable

    init(_ header: String, size: Int) {
        self = .whole
        guard header.hasPrefix("bytes="), size > 0 else { return }
        let bounds = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard bounds.count == 2, bounds.allSatisfy({ $0.utf8.count <= 18 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return
        }
        switch (Int(bounds[0]), Int(bounds[1])) {
        case (let first?, let last?) where first > last: return
        case (let first?, _) where first >= size: self = .unsatisfiable
        case (let first?, let last): self = .part(first...min(last ?? size - 1, size - 1))
        case (nil, 0?): self = .unsatisfiable
        case (nil, let count?): self = .part(max(0, size - count)...size - 1)
        case (nil, nil): return
        }
    }
}
