import Credentials
import Foundation
import Mirror

/// The file of the key with which the paper's mirrors are signed. Whoever has it can make a mirror that passes for the paper's.
enum MirrorKeyFile {
    /// Nil where there is none yet.
    static func key(_ settings: NewsroomSettings) throws -> MirrorKey? {
        try SecretFile.read(file(settings), "the mirror key").flatMap { MirrorKey(seed: $0.bytes) }
    }

    /// What readers are given of it; nil where there is none, or it cannot be read.
    static func publicFile(_ settings: NewsroomSettings) -> String? { (try? key(settings))?.publicKey.file }

    static func keyOrNew(_ settings: NewsroomSettings) throws -> MirrorKey {
        let found = try key(settings) ?? SecretFile.make(file(settings), "the mirror key").flatMap { MirrorKey(seed: $0.bytes) }
        guard let found else { throw CommandFailure("the mirror key: \(file(settings).path) cannot be used") }
        return found
    }

    private static func file(_ settings: NewsroomSettings) -> URL { settings.data.appendingPathComponent("keys/mirror.key") }
}
