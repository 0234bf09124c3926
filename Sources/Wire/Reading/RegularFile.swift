import Glibc

/// Reads a whole regular file, and nothing that could block or never end: no folder, named pipe, socket or device.
enum RegularFile {
    static func bytes(at path: String, limit: Int) throws(PageRefusal) -> [UInt8] {
        // Without O_NONBLOCK opening a named pipe would wait for a writer.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw PageRefusal(sentence(for: errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw PageRefusal(sentence(for: errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw PageRefusal("it is \(kind(of: status.st_mode)), not a file") }
        guard status.st_size <= limit else {
            throw PageRefusal(UnreadablePage.tooLarge(bytes: Int(status.st_size), limit: limit).description)
        }
        return try contents(of: descriptor, expecting: Int(status.st_size), limit: limit)
    }

    /// A file may grow while it is read, or say that it is empty and not be so: what counts is what comes.
    private static func contents(of descriptor: Int32, expecting size: Int, limit: Int) throws(PageRefusal) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + 1)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw PageRefusal(sentence(for: errno)) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw PageRefusal(UnreadablePage.tooLarge(bytes: bytes.count, limit: limit).description) }
        }
    }

    private static func kind(of mode: mode_t) -> String {
        switch mode & S_IFMT {
        case S_IFDIR: "a folder"
        case S_IFIFO: "a named pipe"
        case S_IFSOCK: "a socket"
        case S_IFCHR, S_IFBLK: "a device"
        default: "something else"
        }
    }

    private static func sentence(for error: Int32) -> String {
        switch error {
        case ENOENT, ENOTDIR: "there is no such file"
        case EACCES, EPERM: "this account may not read it"
        case ELOOP: "its symbolic links lead in a circle"
        case ENAMETOOLONG: "its name is too long"
        case ENXIO: "it is a socket or device, not a file"
        default: "it could not be read: \(String(cString: strerror(error)))"
        }
    }
}
