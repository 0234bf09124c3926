package import Foundation

/// What stood at an address where something can be looked up, when the newsroom copied it: pages change and go.
package struct EvidenceCopy: Hashable, Sendable {
    /// As the statement has it, letter for letter.
    package let url: String
    package let fetchedAt: Date
    /// In the store of copies: the hash of its content (BLAKE2b, RFC 7693, 32 bytes as hexadecimal), so that nobody can change a copy
    /// and leave its name.
    package let file: String
    /// The media type that the answer named, at most 100 characters; empty where it named none.
    package let type: String
    /// In bytes.
    package let size: Int

    /// So many copies of one address are named at most: the first always, and the last ones.
    package static let most = 20

    package init(url: String, fetchedAt: Date, file: String, type: String, size: Int) {
        (self.url, self.fetchedAt, self.file, self.size) = (url, fetchedAt, file, size)
        self.type = String(type.prefix(100))
    }

    /// A name of the store of copies: 64 lower-case hexadecimal digits.
    package static func isName(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}

/// How it stands with the copies of an address.
package struct EvidenceStanding: Hashable, Sendable {
    /// The newest first.
    package let copies: [EvidenceCopy]
    /// Whether one is on its way.
    package let isDue: Bool
    /// Why the last try failed; empty where it did not.
    package let reason: String

    package init(copies: [EvidenceCopy], isDue: Bool, reason: String) {
        (self.copies, self.isDue, self.reason) = (copies, isDue, reason)
    }
}
