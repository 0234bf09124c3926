import Archive
import Editorial
import Foundation
import Newsroom

/// A save that was acknowledged before the process was killed.
struct Acknowledged: Hashable, Sendable {
    let story: Story.ID
    let revision: Int
    /// Of headline and document.
    let checksum: String

    /// A line of `save-loop`; nil for one that was cut off.
    init?(line: Substring) {
        let parts = line.split(separator: " ")
        guard parts.count == 3, let story = Story.ID(String(parts[0])), let revision = Int(parts[1]), parts[2].utf8.count == 64
        else { return nil }
        self.story = story
        self.revision = revision
        checksum = String(parts[2])
    }

    func isKept(in records: Records) throws -> Bool {
        guard let content = try records.stories.revision(revision, of: story)?.content else { return false }
        return Seal.next(before: content.headline, text: content.document.json) == checksum
    }
}
