/// A file of the media store that readers may have.
package enum PublicFile: Hashable, Sendable {
    /// Its name alone says what it is, as that of a rendition does.
    case lasting
    /// It may have come with a story that is withdrawn some day.
    case passing
}

extension EditionReader {
    /// Nil for a file that no edition shows or is read from, whatever lies in the store.
    package func publicFile(named name: String) throws -> PublicFile? {
        guard MediaName.isValid(name) else { return nil }
        if MediaName.isSound(name) { return try narrated(fileName: name).map { _ in .passing } }
        if let photograph = try photograph(fileName: name) { return photograph.file?.name == name ? .passing : .lasting }
        return try isSharingPicture(fileName: name) ? .passing : nil
    }
}
