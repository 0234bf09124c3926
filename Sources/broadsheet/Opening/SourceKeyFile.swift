import Credentials
import Foundation

/// The file of the key with which confidential sources are sealed.
///
/// It is made once, while nothing is sealed yet. Where it is missing later, another one would open nothing: then there is none,
/// and the newsroom is told.
enum SourceKeyFile {
    /// - Throws: `CommandFailure` where the file is no key or cannot be read or made.
    static func vault(_ file: URL, isNeeded: Bool) throws -> SourceVault? {
        let name = "--source-key"
        let secret = try SecretFile.read(file, name) ?? (isNeeded ? nil : SecretFile.make(file, name))
        return secret.flatMap { SourceVault($0.text) }
    }
}
