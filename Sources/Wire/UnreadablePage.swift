/// Why a file could not be read as a story: one line for a person.
package enum UnreadablePage: Error, Hashable, Sendable, CustomStringConvertible {
    case empty
    case tooLarge(bytes: Int, limit: Int)
    /// Not text at all.
    case binary
    /// A file of a known kind that is no page, as a phrase: "a PDF file".
    case otherFormat(String)
    case wrongEncoding(String)
    /// Text, but no headline or no copy in it.
    case noStory(String)

    package var description: String {
        switch self {
        case .empty: "the file is empty"
        case .tooLarge(let bytes, let limit): "the file has \(bytes) bytes; at most \(limit) are read"
        case .binary: "the file is not text"
        case .otherFormat(let what): "the file is \(what), not a page of text or HTML"
        case .wrongEncoding(let what): "the text's encoding could not be read: \(what)"
        case .noStory(let what): "no story was found in it: \(what)"
        }
    }
}
