import Newsroom
import Web

extension WebAnswer {
    /// A file of the media store, or the part of it that was asked for.
    ///
    /// - Parameter isForEver: whether the name alone says what the file is, as those of renditions do. A photograph's own file
    ///   may have come with a story that is withdrawn: an hour is what a copy on the way may live.
    init(_ file: MediaFile, name: String, type: String, isForEver: Bool, to request: WebRequest) {
        let tag = "\"\(name)\""
        self = .ofSite(
            status: 200,
            headers: [
                ("Content-Type", type), ("Cache-Control", isForEver ? "public, max-age=31536000, immutable" : "public, max-age=3600"),
                ("ETag", tag), ("Accept-Ranges", "bytes"),
            ])
        if request.has(tag: tag) {
            status = 304
            headers.removeAll { $0.name == "Content-Type" }
            return
        }
        // A part of another version is no part of this one; and a range counts for GET only (RFC 9110, section 14.2).
        let isOfThis = request.method == "GET" && (request.ifRange.isEmpty || request.ifRange == tag)
        switch isOfThis ? ByteRange(request.range, size: file.size) : .whole {
        case .whole: part = file.size == 0 ? nil : FilePart(path: file.path, range: 0...file.size - 1)
        case .part(let range):
            status = 206
            headers.append(("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound)/\(file.size)"))
            part = FilePart(path: file.path, range: range)
        case .unsatisfiable:
            status = 416
            headers.removeAll { $0.name == "Content-Type" }
            headers.append(("Content-Range", "bytes */\(file.size)"))
        }
    }
}
