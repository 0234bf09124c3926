package import Foundation
package import Newsroom

/// The media store as the desk uses it.
package protocol DeskMedia: Sendable {
    /// A path that nothing has yet, on the store's own disk: for what is on its way in.
    func newFile() -> URL
    /// Takes a picture in: JPEG, PNG, WebP, AVIF, HEIC or TIFF.
    ///
    /// - Throws: `NewsroomError.invalid` where the file is no picture that is taken.
    func takeIn(_ file: URL, as id: Photograph.ID) async throws -> TakenPicture
    /// A file that readers may fetch once it is public; nil where there is none of that name.
    func file(named name: String) -> (path: String, size: Int)?
    /// A copy of evidence; nil where there is none of that name.
    func evidence(named name: String) -> (path: String, size: Int)?
}

/// A photograph with what its file says of it, and its name among the originals.
package struct TakenPicture: Sendable {
    package let photograph: Photograph
    package let original: String

    package init(photograph: Photograph, original: String) {
        self.photograph = photograph
        self.original = original
    }
}
