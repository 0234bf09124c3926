import CFiles
import Glibc
import Synchronization

/// The folder of a mirror. Everything is opened from the folder itself, a part of the path at a time and through no link, so that
/// nothing outside can be written, read or removed. A file is there whole or not at all.
package final class MirrorFolder: Sendable {
    package let path: String
    private let root: Int32
    private let made = Atomic<Int>(0)

    /// Where the manifest lies, and files in the making.
    package static let manifestFolder = ".well-known/broadsheet/mirror"
    private static let making = "\(manifestFolder)/making"

    /// - Throws: `MirrorFailure` where there is no such folder and none can be made, or it cannot be read.
    package init(_ path: String, makes: Bool) throws {
        if makes, mkdir(path, 0o755) == 0 { chmod(path, 0o755) }
        root = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        self.path = path
        guard root >= 0 else { throw MirrorFailure.system("the folder \(path) cannot be used") }
    }

    deinit { if root >= 0 { close(root) } }

    /// The folder's own path, whatever links led to it.
    package var realPath: String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    // MARK: Writing

    /// Forgets what a run that was broken off had in the making, and makes room for this one's.
    func prepare() throws {
        try withFolder(Self.making.split(separator: "/"), makes: true) { folder in
            for name in try Self.names(in: folder) { unlinkat(folder, name, 0) }
        }
    }

    func write(_ bytes: [UInt8], to path: MirrorPath) throws {
        try make(path) { file in try Self.write(bytes, to: file, path) }
    }

    /// Copies a file from elsewhere; nil where there is none.
    func copy(_ source: String, to path: MirrorPath) throws -> (bytes: Int, digest: SHA256)? {
        let from = Glibc.open(source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard from >= 0 else { return nil }
        defer { close(from) }
        var size = 0
        var digest: SHA256?
        try make(path) { file in
            var hash = RunningSHA256()
            var buffer = [UInt8](repeating: 0, count: 1 << 17)
            while true {
                let count = read(from, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { throw MirrorFailure.system("\(source) cannot be read") }
                guard count > 0 else { break }
                hash.update(buffer[..<count])
                try Self.write(Array(buffer[..<count]), to: file, path)
                size += count
            }
            digest = hash.end()
        }
        return digest.map { (size, $0) }
    }

    /// Files cannot have what addresses can: a page `/a/` beside a file `/a` has no place.
    struct NoPlace: Error {}

    private func isFile(_ name: String, in folder: Int32) -> Bool {
        var status = stat()
        return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private func make(_ path: MirrorPath, _ fill: (Int32) throws -> Void) throws {
        let name = String(made.add(1, ordering: .relaxed).newValue)
        try withFolder(Self.making.split(separator: "/"), makes: true) { making in
            let file = openat(making, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
            guard file >= 0 else { throw MirrorFailure.system("a file cannot be made in \(self.path)") }
            defer { close(file) }
            do {
                // The program's own files are for nobody else; these are for everybody.
                fchmod(file, 0o644)
                try fill(file)
                try withFolder(path.parts.dropLast(), makes: true) { folder in
                    if renameat(making, name, folder, String(path.parts.last ?? "")) == 0 { return }
                    if [EISDIR, ENOTEMPTY, EEXIST].contains(errno) { throw NoPlace() }
                    throw MirrorFailure.system("\(path) cannot be written")
                }
            } catch {
                unlinkat(making, name, 0)
                throw error
            }
        }
    }

    private static func write(_ bytes: [UInt8], to file: Int32, _ path: MirrorPath) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw MirrorFailure.system("\(path) cannot be written") }
            rest = rest.dropFirst(count)
        }
    }

    /// Removes a file, and the folders around it that are empty then.
    func remove(_ path: MirrorPath) throws {
        var parts = path.parts[...]
        try withFolder(parts.dropLast(), makes: false) { folder in
            guard unlinkat(folder, String(parts.last ?? ""), 0) == 0 || errno == ENOENT || errno == EISDIR else {
                throw MirrorFailure.system("\(path) cannot be removed")
            }
        }
        while parts.count > 1 {
            parts = parts.dropLast()
            var isRemoved = false
            try withFolder(parts.dropLast(), makes: false) { folder in
                isRemoved = unlinkat(folder, String(parts.last ?? ""), AT_REMOVEDIR) == 0
            }
            guard isRemoved else { return }
        }
    }

    /// What was written is on disk afterwards.
    func writeThrough() throws {
        guard files_write_through(root) == 0 else { throw MirrorFailure.system("\(path) cannot be written through to the disk") }
    }

    /// Opens a folder, a part of its path at a time; nothing happens where it is missing and is not to be made.
    private func withFolder(_ parts: some Collection<Substring>, makes: Bool, _ body: (Int32) throws -> Void) throws {
        var folder = root
        defer { if folder != root { close(folder) } }
        for part in parts {
            let name = String(part)
            var next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            // A file where a folder would be, or a link: what is looked for is not there.
            if next < 0, !makes, [ENOTDIR, ELOOP].contains(errno) { return }
            if next < 0, errno == ENOENT {
                guard makes else { return }
                if mkdirat(folder, name, 0o755) == 0 { fchmodat(folder, name, 0o755, 0) }
                next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            }
            // With these flags a link says so too: only of a file there is no doubt.
            if next < 0, errno == ENOTDIR, isFile(name, in: folder) { throw NoPlace() }
            guard next >= 0 else { throw MirrorFailure.system("\(path)/\(parts.joined(separator: "/")) is no folder of the mirror") }
            if folder != root { close(folder) }
            folder = next
        }
        try body(folder)
    }

    // MARK: Reading

    /// Opens a regular file; nil where there is none, or the way to it leads through a link.
    func open(_ path: MirrorPath) throws -> OpenMirrorFile? {
        var file: Int32 = -1
        do {
            try withFolder(path.parts.dropLast(), makes: false) { folder in
                file = openat(folder, String(path.parts.last ?? ""), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
            }
        } catch is MirrorFailure {
            return nil
        }
        guard file >= 0 else { return nil }
        return OpenMirrorFile(file)
    }

    /// In bytes; nil where there is no such regular file.
    func size(of path: MirrorPath) throws -> Int? { try open(path)?.size }

    /// Names in the folder itself, at most `limit`.
    func isEmpty() throws -> Bool { try Self.names(in: root, limit: 1).isEmpty }

    /// Calls `body` with the path of each file in it; what is no regular file and no folder is named too. Folders are not followed
    /// deeper than any path of a mirror leads.
    package func forEachFile(_ body: (String) throws -> Void) throws { try forEachFile(in: root, "", 0, body) }

    private func forEachFile(in folder: Int32, _ prefix: String, _ depth: Int, _ body: (String) throws -> Void) throws {
        for name in try Self.names(in: folder) {
            let path = prefix + name
            let next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard next >= 0, depth < MirrorPath.deepest else {
                if next >= 0 { close(next) }
                try body(path)
                continue
            }
            defer { close(next) }
            try forEachFile(in: next, path + "/", depth + 1, body)
        }
    }

    private static func names(in folder: Int32, limit: Int = .max) throws -> [String] {
        let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = fdopendir(copy) else { throw MirrorFailure.system("a folder cannot be read") }
        defer { closedir(stream) }
        var names: [String] = []
        while names.count < limit, let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

/// A regular file that is open for reading.
final class OpenMirrorFile {
    let size: Int
    private let file: Int32

    fileprivate init?(_ file: Int32) {
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(file)
            return nil
        }
        self.file = file
        size = Int(status.st_size)
    }

    deinit { close(file) }

    /// All of it; nil where it has more than `limit` bytes.
    func content(limit: Int) -> [UInt8]? {
        guard size <= limit else { return nil }
        var content: [UInt8] = []
        guard read(limit: limit, { content += $0 }) else { return nil }
        return content
    }

    func digest() -> SHA256? {
        var hash = RunningSHA256()
        guard read(limit: size, { hash.update($0) }) else { return nil }
        return hash.end()
    }

    private func read(limit: Int, _ take: (ArraySlice<UInt8>) -> Void) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 17)
        var total = 0
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return false }
            guard count > 0 else { return true }
            total += count
            guard total <= limit else { return false }
            take(buffer[..<count])
        }
    }
}
