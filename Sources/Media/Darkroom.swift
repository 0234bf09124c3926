import Foundation
package import Newsroom
package import Quarantine

/// Makes of a photograph's file what readers' browsers ask for. The work is done in a child process with limits; here are
/// only names and numbers.
package struct Darkroom: Sendable {
    private let media: MediaFolder
    private let process: QuarantinedProcess

    /// - Parameters:
    ///   - executable: the path of this program itself.
    ///   - arguments: what makes it call `PictureWorker.run()`.
    package init(
        media: MediaFolder, executable: String, arguments: [String] = ["develop-pictures"], limits: ReadingLimits = PictureLimits.reading
    ) {
        self.media = media
        process = QuarantinedProcess(executable: executable, arguments: arguments, limits: limits)
    }

    /// A photograph as it came, kept, and the one file of it that can be shown at once.
    package struct TakenIn: Sendable {
        package let photograph: Photograph
        /// Its name among the originals.
        package let original: String
    }

    /// Takes a file in: JPEG, PNG, WebP, AVIF, HEIC or TIFF; of several frames the first.
    ///
    /// - Parameter describe: makes the photograph from what the file says; it knows better what the newsroom says.
    /// - Throws: a `Refusal` where the file is no picture that is taken; what `describe` throws; an error of the file system.
    package func takeIn(_ path: String, describe: @Sendable (PictureWords) throws -> Photograph) async throws -> TakenIn {
        try await media.withScratch { scratch in
            let found = try await read(path, scratch)
            var photograph = try describe(found.words ?? PictureWords())
            let printed = try await ask(.print(PictureWords(photograph)), path, scratch)
            photograph.file = try file(of: printed, scratch)
            return TakenIn(photograph: photograph, original: try keepOriginal(path, found.format))
        }
    }

    /// Makes every rendition of a photograph, and the file that stands for it where there is no choice.
    ///
    /// - Parameter original: its name among the originals; nil for a photograph of before there were such: its file is taken.
    package func develop(_ photograph: Photograph, original: String?) async throws -> (file: Photograph.File, renditions: [Rendition]) {
        guard let path = original.map({ media.original(named: $0) }) ?? photograph.file.flatMap({ media.file(named: $0.name)?.path })
        else { throw Refusal("the photograph has no file") }
        return try await media.withScratch { scratch in
            let made = try await ask(.develop(PictureWords(photograph), photograph.focalPoint), path, scratch)
            let renditions = try made.made.map { try rendition($0, scratch) }
            guard let largest = renditions.last(where: { $0.crop == .whole }) else { throw Refusal("nothing was made of the picture") }
            let file = Photograph.File(name: largest.jpeg, type: "image/jpeg", width: largest.width, height: largest.height)
            return (file, renditions)
        }
    }

    /// Draws the picture that stands for a story, or for the paper, where other sites link to it, and returns its file's name.
    ///
    /// - Throws: a `Refusal`, also where no font here has the letters.
    package func draw(_ sheet: SharingSheet, masthead: String) async throws -> String {
        try await media.withScratch { scratch in
            guard let name = try await ask(.draw(DrawnSheet(sheet, masthead: masthead)), "", scratch).sheet else {
                throw Refusal("nothing was drawn")
            }
            return try keep(name, ending: "png", scratch)
        }
    }

    /// The number of the child at work; nil while there is none.
    var childProcess: pid_t? { get async { await process.childProcess } }

    /// Ends the child at work: while there is nothing to do it need not wait in memory.
    package func rest() async { await process.rest() }

    /// Ends it in the middle of its work too, which comes to a refusal.
    package func stop() { process.stop() }

    /// What the file is, and what it says of its picture.
    func read(_ path: String, _ scratch: URL) async throws -> PictureAnswer { try await ask(.read, path, scratch) }

    private func ask(_ wish: PictureQuestion.Wish, _ path: String, _ scratch: URL) async throws -> PictureAnswer {
        try await process.ask(PictureQuestion(wish: wish, path: path, scratch: scratch.path), for: PictureAnswer.self).get()
    }

    private func keepOriginal(_ path: String, _ format: PictureFormat?) throws -> String {
        guard let format else { throw Refusal("the reader's answer could not be understood") }
        return try media.keepOriginal(path, ending: format.ending)
    }

    private func file(of answer: PictureAnswer, _ scratch: URL) throws -> Photograph.File {
        guard let made = answer.made.first else { throw Refusal("nothing was made of the picture") }
        let name = try keep(made.jpeg, ending: "jpg", scratch)
        return Photograph.File(name: name, type: "image/jpeg", width: made.width, height: made.height)
    }

    private func rendition(_ made: PictureAnswer.Made, _ scratch: URL) throws -> Rendition {
        guard let avif = made.avif, let webp = made.webp else { throw Refusal("the reader's answer could not be understood") }
        return Rendition(
            crop: made.crop, width: made.width, height: made.height, avif: try keep(avif, ending: "avif", scratch),
            webp: try keep(webp, ending: "webp", scratch), jpeg: try keep(made.jpeg, ending: "jpg", scratch))
    }

    /// What the child calls a file must be one in the scratch folder, and nothing that leads elsewhere.
    private func keep(_ name: String, ending: String, _ scratch: URL) throws -> String {
        guard !name.contains("/"), name.hasSuffix(".\(ending)") else { throw Refusal("the reader's answer could not be understood") }
        return try media.keep(scratch.appendingPathComponent(name), ending: ending)
    }
}
