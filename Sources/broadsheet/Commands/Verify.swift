import ArgumentParser
import Foundation
import Mirror
import Synchronization

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove a mirror complete and unaltered, in a folder or on the web.",
        discussion: """
            Everything that the paper signed is read and compared. Ends with status 1 where something is missing, altered or, in a
            folder, too much. The key is what export prints; a paper gives it at /.well-known/broadsheet/mirror.pub.

            EXAMPLE
              broadsheet verify /srv/mirror --key RWQ…
              broadsheet verify https://mirror.example/ --key mirror.pub
            """)

    @Argument(help: "The mirror's folder, or its address.") var mirror: String
    @Option(help: "The paper's mirror key: its 56 characters, or a file with them.") var key: String
    @Option(help: "The signature's number must be this one or a later one: export prints it.") var serial = 0
    @Option(help: "Files that are read at once (default: 8).") var atOnce = 8

    func run() async throws {
        guard (1...64).contains(atOnce) else { throw CommandFailure("--at-once: \(atOnce) is not a number from 1 to 64") }
        let key = try publicKey()
        let verification = MirrorVerification(try source(), key: key, atOnce: atOnce)
        let (told, progress) = (Told(), ExportProgress())
        let outcome = try await verification.run(atLeast: serial) {
            told.tell("\($0)")
        } progress: {
            progress.show($0.files, "files read")
        }
        if outcome.faults > Told.most { print("… and \(outcome.faults - Told.most) more") }
        let index = outcome.index
        print("\(index.paper), \(index.site): signed \(index.made.formatted(.iso8601)), number \(index.serial), change \(index.change).")
        guard outcome.faults == 0 else {
            print("\(outcome.faults) of \(index.files) files are not as the paper signed them.")
            throw ExitCode(1)
        }
        print("Complete and unaltered: \(outcome.files) files, \(outcome.bytes) bytes.")
    }

    private func source() throws -> any MirrorSource {
        if mirror.contains("://") { return try WebSource(mirror) }
        return FolderSource(try MirrorFolder(mirror, makes: false))
    }

    private func publicKey() throws -> MirrorPublicKey {
        if let key = MirrorPublicKey(key) { return key }
        guard let file = FileHandle(forReadingAtPath: key), let data = try? file.read(upToCount: 4_096),
            let found = String(decoding: data, as: UTF8.self).split(separator: "\n").lazy.compactMap({ MirrorPublicKey(String($0)) }).first
        else { throw CommandFailure("--key: \"\(key.prefix(80))\" is no mirror key and no file with one: a key has 56 characters") }
        return found
    }
}

/// What is said of faults: a line each, as long as somebody would read them.
private final class Told: Sendable {
    static let most = 100

    private let count = Mutex(0)

    func tell(_ line: String) {
        let number = count.withLock { count in
            count += 1
            return count
        }
        if number <= Self.most { print(line) }
    }
}
