import Foundation
import Glibc
import Newsroom
import Quarantine
import Testing

@testable import Wire

@Suite(.serialized)
struct PageReaderProcessTests {
    private let kyiv: TimeZone
    private let folder: URL

    init() throws {
        kyiv = try #require(TimeZone(identifier: "Europe/Kyiv"))
        folder = FileManager.default.temporaryDirectory.appending(path: "page-reader-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    @Test func `a page is read in a child as it is read here`() async throws {
        let path = try file("boats.txt", Samples.boats)
        let read = await reader("read-pages").read(path: path, timeZone: kyiv)
        #expect(try read.get() == SavedPage.read(Array(Samples.boats.utf8), name: "boats.txt", timeZone: kyiv))
    }

    @Test func `one child serves many files`() async throws {
        let path = try file("boats.txt", Samples.boats)
        let reader = reader("read-pages")
        for _ in 0..<50 { _ = try await reader.read(path: path, timeZone: kyiv).get() }
        #expect(await reader.childrenStarted == 1)
    }

    @Test(arguments: [
        ("missing", "there is no such file"), ("folder", "it is a folder, not a file"), ("pipe", "it is a named pipe, not a file"),
        ("empty.txt", "the file is empty"), ("paper.pdf", "the file is a PDF file, not a page of text or HTML"),
    ])
    func `what is no page is refused in one line`(name: String, reason: String) async throws {
        try FileManager.default.createDirectory(at: folder.appending(path: "folder"), withIntermediateDirectories: true)
        mkfifo(folder.appending(path: "pipe").path, 0o600)
        _ = try file("empty.txt", "")
        _ = try file("paper.pdf", "%PDF-1.7 and more")
        #expect(await reader("read-pages").read(path: folder.appending(path: name).path, timeZone: kyiv) == .failure(Refusal(reason)))
    }

    @Test func `a device is refused and not read for ever`() async {
        #expect(await reader("read-pages").read(path: "/dev/zero", timeZone: kyiv) == .failure(Refusal("it is a device, not a file")))
    }

    // Only those that never answer meet the time limit; the others may be slow to start on a busy machine.
    @Test(arguments: [
        ("crash", 300, "the reader crashed on it"), ("quit", 300, "the reader stopped without an answer"),
        ("chatter", 300, "what was read from it is larger than 200000 bytes"),
        ("nonsense", 300, "the reader's answer could not be understood"), ("hang", 1, "reading it took more than 1 second"),
        ("spin", 1, "reading it took more than 1 second"), ("linger", 1, "reading it took more than 1 second"),
    ])
    func `a reader that misbehaves costs its file only`(behaviour: String, seconds: Int, reason: String) async throws {
        let limits = ReadingLimits(seconds: seconds, answer: 200_000)
        let reader = PageReaderProcess(executable: TestProgram.path, arguments: [behaviour], limits: limits)
        #expect(await reader.read(path: "/x", timeZone: kyiv) == .failure(Refusal(reason)))
        #expect(await reader.read(path: "/y", timeZone: kyiv) == .failure(Refusal(reason)))
        #expect(await reader.childrenStarted == 2)
    }

    @Test func `a reader at low priority is waited for longer`() async throws {
        let started = ContinuousClock.now
        let waiting = ReadingLimits(seconds: 1, patience: 3)
        #expect(
            await PageReaderProcess(executable: TestProgram.path, arguments: ["hang"], limits: waiting).read(path: "/x", timeZone: kyiv)
                == .failure(Refusal("reading it took more than 1 second")))
        #expect(ContinuousClock.now - started >= .seconds(3))
    }

    @Test func `a reader out of memory is told from a crash, and the next file is read`() async throws {
        let big = folder.appending(path: "big.txt").path
        try Data(repeating: UInt8(ascii: "x"), count: 40 << 20).write(to: URL(fileURLWithPath: big))
        let small = try file("boats.txt", Samples.boats)
        // Without optimisation, and on a busy machine, coming to the end of the memory takes a while.
        let limits = ReadingLimits(memory: 120 << 20, seconds: 300)
        let reader = PageReaderProcess(executable: TestProgram.path, arguments: ["read-pages", "\(limits.memory)"], limits: limits)
        #expect(await reader.read(path: big, timeZone: kyiv) == .failure(Refusal("the reader ran out of memory")))
        #expect(try await reader.read(path: small, timeZone: kyiv).get().headline == "Boats return to the north quay")
    }

    @Test func `a reader that crashes is not taken for one out of memory because the parent is large`() async throws {
        // Spawning counts the parent's memory on to the child: more than what counts as much of a child's own.
        var memory = [UInt8](repeating: 1, count: 64 << 20)
        memory[memory.count / 2] = 2
        let limits = ReadingLimits(memory: 128 << 20, seconds: 300)
        let reader = PageReaderProcess(executable: TestProgram.path, arguments: ["crash"], limits: limits)
        #expect(await reader.read(path: "/x", timeZone: kyiv) == .failure(Refusal("the reader crashed on it")))
        #expect(memory[memory.count / 2] == 2)
    }

    @Test func `a program that is not there is a refusal`() async {
        let reader = PageReaderProcess(executable: "/nowhere/broadsheet", arguments: [])
        let result = await reader.read(path: "/x", timeZone: kyiv)
        #expect(result == .failure(Refusal("the reader could not be started: No such file or directory")))
    }

    @Test func `no child is left behind`() async throws {
        let path = try file("boats.txt", Samples.boats)
        var process: pid_t = 0
        do {
            let reader = reader("read-pages")
            _ = try await reader.read(path: path, timeZone: kyiv).get()
            process = try #require(await reader.childProcess)
        }
        // Ended and reaped: not even a zombie answers to the number.
        #expect(kill(process, 0) == -1 && errno == ESRCH)
    }

    private func reader(_ behaviour: String) -> PageReaderProcess {
        PageReaderProcess(executable: TestProgram.path, arguments: [behaviour])
    }

    private func file(_ name: String, _ text: String) throws -> String {
        let path = folder.appending(path: name).path
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }
}

/// The executable beside the test bundle that plays the child.
enum TestProgram {
    static let path = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "page-reader-for-tests")
        .path
}
