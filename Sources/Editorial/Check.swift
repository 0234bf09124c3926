import Foundation
import Newsroom

/// Checks that several acts share.
enum Check {
    /// - Throws: `NewsroomError.invalid` unless the text is one line whose length is in `lengths`, in characters.
    static func text(_ text: String, in field: String, _ lengths: ClosedRange<Int>) throws {
        guard text.count >= lengths.lowerBound else { throw NewsroomError.invalid(field: field, reason: "it must not be empty") }
        guard text.count <= lengths.upperBound else {
            throw NewsroomError.invalid(field: field, reason: "at most \(lengths.upperBound) characters; it has \(text.count)")
        }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\n" }) else {
            throw NewsroomError.invalid(field: field, reason: "it must not hold control characters")
        }
    }

    /// The slug wished for, or the first numbered one that is free; after nine, one with the end of the identifier.
    static func freeSlug<Of>(_ wish: String, id: Identifier<Of>, isFree: (String) throws -> Bool) throws -> String {
        guard Slug.isValid(wish) else { throw NewsroomError.invalid(field: "slug", reason: "not an address: \(wish.prefix(80))") }
        for number in 1...9 {
            let slug = number == 1 ? wish : Slug.numbered(wish, number)
            if try isFree(slug) { return slug }
        }
        let beginning = wish.prefix(Slug.maximumLength - 13)
        return beginning + (beginning.hasSuffix("-") ? "" : "-") + id.description.suffix(12)
    }
}

extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
