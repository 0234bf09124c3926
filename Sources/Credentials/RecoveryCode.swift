import Newsroom

/// A code for who has lost their second factor: good once. What is kept of it is its hash.
package struct RecoveryCode: Hashable, Sendable {
    /// So many are given at a time.
    package static let count = 10

    /// Sixteen letters and digits without spaces, in upper case.
    private let letters: String

    /// - Throws: `NewsroomError.unavailable` where the system gives no random numbers.
    package init() throws {
        letters = Base32.encode(try Random.bytes(10))
    }

    /// What somebody typed: case, spaces and dashes do not matter. Nil where it cannot be one.
    package init?(typed: String) {
        let letters = typed.uppercased().filter { $0 != "-" && !$0.isWhitespace }
        guard letters.utf8.count == 16, letters.utf8.allSatisfy({ (0x41...0x5A).contains($0) || (0x32...0x37).contains($0) }) else {
            return nil
        }
        self.letters = letters
    }

    /// `ABCD-EFGH-IJKL-MNOP`.
    package var text: String { Base32.grouped(letters, by: "-") }

    /// Eighty random bits need no slow hash.
    package var hash: [UInt8] { Secret.hash(of: Array(letters.utf8)) }
}
