import Foundation

/// Proves that a mirror is complete and unaltered, or says where it is not.
package struct MirrorVerification: Sendable {
    /// Something that is not as the paper signed it.
    package enum Fault: Hashable, Sendable, CustomStringConvertible {
        case missing(String)
        case altered(String)
        /// Lies in the mirror and is not listed.
        case extra(String)

        package var description: String {
            switch self {
            case .missing(let path): "missing: \(path)"
            case .altered(let path): "altered: \(path)"
            // The name is somebody else's: it must not write on the operator's terminal.
            case .extra(let path):
                "extra: " + path.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : String($0) }.joined()
            }
        }
    }

    package struct Outcome: Sendable {
        package var index: ManifestIndex
        /// Files that were looked at.
        package var files = 0
        package var bytes = 0
        package var faults = 0
    }

    private let source: any MirrorSource
    private let key: MirrorPublicKey
    private let atOnce: Int

    /// - Parameter atOnce: how many files are read at the same time.
    package init(_ source: any MirrorSource, key: MirrorPublicKey, atOnce: Int) {
        (self.source, self.key, self.atOnce) = (source, key, atOnce)
    }

    /// Reads everything that the manifest lists.
    ///
    /// - Parameters:
    ///   - serial: of the signature at least; an older one was true once, and is no longer.
    ///   - found: told of each fault as it is found, and now and then how far it is.
    /// - Throws: `MirrorFailure` where there is no manifest that the key has signed: then nothing can be said of the files.
    package func run(
        atLeast serial: Int = 0, found: @Sendable (Fault) -> Void, progress: @Sendable (Outcome) -> Void = { _ in }
    ) async throws -> Outcome {
        let index = try await index()
        guard index.serial >= serial else {
            throw MirrorFailure("the mirror is an older one: it was signed as number \(index.serial), and number \(serial) is known")
        }
        var outcome = Outcome(index: index)
        var listed: Set<UUID> = []
        for part in index.parts {
            guard let files = try await files(of: part) else {
                outcome.faults += 1
                found(.altered(ManifestIndex.path(ofPart: part.number)))
                continue
            }
            if source is FolderSource { listed.formUnion(files.files.map { Self.number(of: $0.path.text) }) }
            try await check(files, &outcome, found)
            progress(outcome)
        }
        try lookForMore(listed, &outcome, found)
        return outcome
    }

    private func index() async throws -> ManifestIndex {
        guard let path = MirrorPath(ManifestIndex.path),
            case .found(let bytes) = try await source.content(of: path, limit: ManifestIndex.largest)
        else { throw MirrorFailure("there is no mirror: \(ManifestIndex.path) is missing or too large") }
        guard let signed = SignedMessage(bytes) else { throw MirrorFailure("\(ManifestIndex.path) is no signed list of a mirror") }
        guard key.verifies(signed) else { throw MirrorFailure("the mirror was not signed with this key, or its list was altered") }
        guard let index = ManifestIndex(signed.message) else {
            throw MirrorFailure("the mirror's list is signed and cannot be read: a newer program may have written it")
        }
        return index
    }

    /// Nil where the part is not as it was signed.
    private func files(of part: ManifestIndex.Part) async throws -> ManifestPart? {
        guard let path = MirrorPath(ManifestIndex.path(ofPart: part.number)),
            case .found(let bytes) = try await source.content(of: path, limit: part.bytes), bytes.count == part.bytes,
            SHA256(of: bytes) == part.digest, let found = ManifestPart(number: part.number, bytes), found.files.count == part.files
        else { return nil }
        return found
    }

    private func check(_ part: ManifestPart, _ outcome: inout Outcome, _ found: @Sendable (Fault) -> Void) async throws {
        try await withThrowingTaskGroup(of: Fault?.self) { group in
            var underWay = 0
            func take(_ fault: Fault?) {
                underWay -= 1
                guard let fault else { return }
                outcome.faults += 1
                found(fault)
            }
            for file in part.files {
                if underWay >= atOnce, let fault = try await group.next() { take(fault) }
                group.addTask { try await fault(of: file) }
                underWay += 1
                outcome.files += 1
                outcome.bytes += file.bytes
            }
            for try await fault in group { take(fault) }
        }
    }

    private func fault(of file: ManifestPart.File) async throws -> Fault? {
        switch try await source.digest(of: file.path, bytes: file.bytes) {
        case .missing: .missing(file.path.text)
        case .another: .altered(file.path.text)
        case .found(let digest): digest == file.digest ? nil : .altered(file.path.text)
        }
    }

    /// What lies in a folder besides; of a mirror elsewhere nobody can tell.
    private func lookForMore(_ listed: Set<UUID>, _ outcome: inout Outcome, _ found: @Sendable (Fault) -> Void) throws {
        guard let folder = (source as? FolderSource)?.folder else { return }
        let own = Set(outcome.index.parts.map { ManifestIndex.path(ofPart: $0.number) } + [ManifestIndex.path])
        try folder.forEachFile { path in
            guard !listed.contains(Self.number(of: path)), !own.contains(path) else { return }
            outcome.faults += 1
            found(.extra(path))
        }
    }

    /// Half of the path's SHA-256: what is listed is remembered in little room.
    private static func number(of path: String) -> UUID {
        SHA256(of: Array(path.utf8)).bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
