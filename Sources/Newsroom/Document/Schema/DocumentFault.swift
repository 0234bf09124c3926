/// Why a document is refused, and where: a path through the JSON such as `content[2].attrs.level`; empty for the whole.
package struct DocumentFault: Error, Hashable, Sendable, CustomStringConvertible {
    package let path: String
    /// Says what is wrong or what would be right, in a few words.
    package let reason: String

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    package var description: String { path.isEmpty ? reason : "\(path): \(reason)" }

    /// The same as the one closed set of errors has it.
    package var newsroomError: NewsroomError { .invalid(field: path.isEmpty ? "document" : path, reason: reason) }
}
