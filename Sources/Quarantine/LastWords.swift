import Glibc
import Synchronization

/// Lets a child that crashes say whether it had run out of memory: the kernel refuses memory without naming the reason, and
/// what the parent is told of a child's memory after its end may be the parent's own (it is counted on over `exec`).
enum LastWords {
    /// The status with which a child ends that crashed with much of its memory in hand.
    static let outOfMemory: Int32 = 78

    /// Resident bytes from which on a crash is taken for a lack of memory.
    private static let enough = Atomic<Int>(.max)

    /// - Parameter memory: the bytes of address space that the process may have.
    static func prepare(memory: Int) {
        enough.store(memory / 4, ordering: .relaxed)
        for signal in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS] { Glibc.signal(signal, end) }
    }

    /// Runs inside a signal: takes no memory and calls nothing that does.
    private static let end: @convention(c) (Int32) -> Void = { signal in
        if LastWords.residentBytes() > LastWords.enough.load(ordering: .relaxed) { _exit(LastWords.outOfMemory) }
        Glibc.signal(signal, SIG_DFL)
        raise(signal)
    }

    /// The second number of `/proc/self/statm`, which counts pages; 0 where it cannot be read.
    private static func residentBytes() -> Int {
        let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        return withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { buffer in
            let count = max(0, read(file, buffer.baseAddress, buffer.count))
            var (field, pages) = (0, 0)
            for byte in buffer[..<count] {
                if byte == UInt8(ascii: " ") { field += 1 }
                if field == 1, (0x30...0x39).contains(byte) { pages = pages &* 10 &+ Int(byte - 0x30) }
            }
            return pages &* 4096
        }
    }
}
