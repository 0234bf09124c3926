import Glibc

/// Reads a whole regular file, and nothing that could block or never end: no folder, named pipe, socket or device.
package enum RegularFile {
    package static func bytes(at path: String, limit: Int) throws(Refusal) -> [UInt8] {
        let (descriptor, size) = try opened(path, limit: limit)
        defer { close(descriptor) }
        return try contents(of: descriptor, expecting: size, limit: limit)
    }

    /// The first bytes of a file that may have `limit` bytes; fewer where it has fewer.
    package static func beginning(of path: String, count: Int, limit: Int) throws(Refusal) -> [UInt8] {
        let (descriptor, _) = try opened(path, limit: limit)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        var length = 0
        while length < count {
            let read = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress?.advanced(by: length), count - length, length) }
            if read < 0, errno == EINTR { continue }
            guard read >= 0 else { throw Refusal(sentence(for: errno)) }
            if read == 0 { break }
            length += read
        }
        return Array(bytes.prefix(length))
    }

    private static func opened(_ path: String, limit: Int) throws(Refusal) -> (descriptor: Int32, size: Int) {
        // Without O_NONBLOCK opening a named pipe would wait for a writer.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw Refusal(sentence(for: errno)) }
        var status = stat()
        let refusal: Refusal? =
            if fstat(descriptor, &status) != 0 {
                Refusal(sentence(for: errno))
            } else if status.st_mode & S_IFMT != S_IFREG {
                Refusal("it is \(kind(of: status.st_mode)), not a file")
            } else if status.st_size > limit {
                tooLarge(Int(status.st_size), limit)
            } else {
                nil
            }
        if let refusal {
            close(descriptor)
            throw refusal
        }
        return (descriptor, Int(status.st_size))
    }

    private static func tooLarge(_ bytes: Int, _ limit: Int) -> Refusal {
        Refusal("the file has \(bytes) bytes; at most \(limit) are read")
    }

    /// A file may grow while it is read, or say that it is empty and not be so: what counts is what comes.
    private static func contents(of descriptor: Int32, expecting size: Int, limit: Int) throws(Refusal) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + 1)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Refusal(sentence(for: errno)) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw tooLarge(bytes.count, limit) }
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
