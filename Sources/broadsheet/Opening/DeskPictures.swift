import Desk
import Foundation
import Media
import Newsroom
import Quarantine

/// The media store, as the desk uses it.
struct DeskPictures: DeskMedia {
    let media: MediaFolder
    let darkroom: Darkroom

    func newFile() -> URL { media.newFile() }

    func takeIn(_ file: URL, as id: Photograph.ID) async throws -> TakenPicture {
        do {
            let taken = try await darkroom.takeIn(file.path) { Photograph(words: $0, id: id) }
            return TakenPicture(photograph: taken.photograph, original: taken.original)
        } catch let refusal as Refusal {
            throw NewsroomError.invalid(field: "file", reason: refusal.reason)
        }
    }

    func file(named name: String) -> (path: String, size: Int)? { media.file(named: name) }

    func evidence(named name: String) -> (path: String, size: Int)? { media.evidence(named: name) }
}

extension Photograph {
    /// As its file says.
    fileprivate init(words: PictureWords, id: ID) {
        self.init(
            id: id, caption: words.caption, credit: words.credit, creator: words.creator, rights: words.rights, place: words.place,
            occasion: words.occasion, taken: words.taken, alternativeText: words.alternativeText,
            digitalSourceType: words.digitalSourceType)
    }
}
