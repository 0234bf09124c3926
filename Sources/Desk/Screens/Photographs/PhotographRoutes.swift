import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// Pictures on their way in, and on the desk's screens.
struct PhotographRoutes {
    static let routes = [
        Route(.post, "/photographs", for: .right(.keepPhotographs), body: largest, asFile: true) {
            try await PhotographRoutes(visit: $0, visitor: $1).take()
        },
        Route(.get, "/media/{name}", for: .signedIn) { visit, _ in try await show(visit) },
    ]

    /// Bytes of a file.
    static let largest = 200 << 20

    let visit: Visit
    let visitor: Visitor

    /// The file that came is the photograph. What came before as the same file is the same photograph.
    private func take() async throws -> WebAnswer {
        guard let file = visit.request.file else { throw NewsroomError.invalid(field: "file", reason: "there is none") }
        let (desk, archive) = (visit.desk, visit.desk.archive)
        let taken = try await desk.media.takeIn(file, as: desk.identifiers.next())
        if let known = try await archive.read({ try $0.photographs.photograph(withOriginal: taken.original) }) {
            return .json(["id": .string("\(known.id)"), "isKnown": true])
        }
        try await visit.perform(SavePhotograph(taken.photograph, original: taken.original), as: visitor)
        return .json(["id": .string("\(taken.photograph.id)"), "isKnown": false])
    }

    /// For all who are signed in: a file's name is the hash of its content, and told to those only who may see it.
    private static func show(_ visit: Visit) async throws -> WebAnswer {
        guard let name = visit.values["name"], let type = MediaName.type(of: name), let file = visit.desk.media.file(named: name)
        else { throw NewsroomError.notFound("file") }
        let tag = "\"\(name)\""
        let headers = [("Content-Type", type), ("Cache-Control", "private, max-age=31536000, immutable"), ("ETag", tag)]
        if visit.request.has(tag: tag) { return WebAnswer(status: 304, headers: headers) }
        let part = file.size == 0 ? nil : FilePart(path: file.path, range: 0...file.size - 1)
        return WebAnswer(status: 200, headers: headers, part: part)
    }
}
