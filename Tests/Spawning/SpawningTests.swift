import Foundation
import Glibc
import Spawning
import Synchronization
import TestSupport
import Testing

@Suite("Children of ours")
struct SpawningTests {
    /// Once a child had the end of a connection that another thread had just made, and who waited for that connection's end
    /// waited for the child: the whole of these tests once hung so.
    @Test("a child has no file of ours, whatever other threads open meanwhile")
    func nothingOfOurs() throws {
        let goesOn = Mutex(true)
        for _ in 0..<2 {
            Thread.detachNewThread {
                while goesOn.withLock({ $0 }) {
                    // Without close-on-exec, as libraries open them.
                    let opened = (0..<20).map { _ in socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0) }
                    for descriptor in opened { close(descriptor) }
                }
            }
        }
        defer { goesOn.withLock { $0 = false } }
        for _ in 0..<100 {
            let listed = try #require(ChildProgram.output(of: ["ls", "/proc/self/fd"]))
            // The last is that of the list itself.
            #expect(String(decoding: listed, as: UTF8.self).split(separator: "\n") == ["0", "1", "2", "3"])
        }
    }

    @Test("what it is given becomes its input, output and complaint, in whatever order they stand")
    func gifts() async throws {
        let (output, complaint) = (Pipe(), Pipe())
        let child = try ChildProgram(
            ["/bin/sh", "-c", "echo $A in $PWD; echo oh >&2; cat; exit 7"], environment: ["A": "b"], input: nil,
            output: complaint.fileHandleForWriting, complaint: output.fileHandleForWriting, in: URL(filePath: "/usr"))
        #expect(await child.end() == 7)
        #expect(String(decoding: complaint.fileHandleForReading.availableData, as: UTF8.self) == "b in /usr\n")
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "oh\n")
    }

    @Test("what is not there is said")
    func missing() {
        let failure = #expect(throws: SpawnFailure.self) { try Spawning.start(["/nowhere/x"], environment: [:]) }
        #expect(failure?.description == "No such file or directory")
        #expect(throws: SpawnFailure.self) { try Spawning.start(["/bin/true"], environment: [:], in: "/nowhere") }
        #expect(throws: SpawnFailure.self) { try Spawning.start(["/bin/true"], environment: [:], input: 100_000) }
    }
}
