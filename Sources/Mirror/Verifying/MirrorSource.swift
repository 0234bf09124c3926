/// Where a mirror's files are read from. What is there may be anything: whoever keeps a mirror may be against the paper.
package protocol MirrorSource: Sendable {
    /// What lies at a path: all of it, if it has no more than `limit` bytes.
    func content(of path: MirrorPath, limit: Int) async throws -> MirrorFinding
    /// The digest of what lies at a path, if it has exactly so many bytes.
    func digest(of path: MirrorPath, bytes: Int) async throws -> MirrorDigest
}

package enum MirrorFinding: Hashable, Sendable {
    case found([UInt8])
    case missing
    /// More than it may be.
    case tooLarge
}

package enum MirrorDigest: Hashable, Sendable {
    case found(SHA256)
    case missing
    /// Another number of bytes.
    case another
}

/// A mirror in a folder of this machine. It is read through no link.
package struct FolderSource: MirrorSource {
    package let folder: MirrorFolder

    package init(_ folder: MirrorFolder) { self.folder = folder }

    package func content(of path: MirrorPath, limit: Int) async throws -> MirrorFinding {
        guard let file = try folder.open(path) else { return .missing }
        return file.content(limit: limit).map { .found($0) } ?? .tooLarge
    }

    package func digest(of path: MirrorPath, bytes: Int) async throws -> MirrorDigest {
        guard let file = try folder.open(path) else { return .missing }
        guard file.size == bytes, let digest = file.digest() else { return .another }
        return .found(digest)
    }
}
