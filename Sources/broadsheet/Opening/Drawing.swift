import Archive
import Editorial
import Foundation
import Logging
import Media
import Newsroom
import Quarantine
import ServiceLifecycle

/// Draws the pictures that other sites show beside links to stories without a photograph, and the paper's own, as long as the
/// program runs. Publishing never waits for it, and no request makes one.
struct Drawing: Service {
    let archive: NewsroomArchive
    let editorial: Editorial
    let darkroom: Darkroom
    let media: MediaFolder
    let paper: Paper
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var isPaperDrawn = false
            while !Task.isCancelled {
                do {
                    if !isPaperDrawn {
                        try await archive.write { try $0.sharing.tryAgain() }
                        try await drawPaper()
                        isPaperDrawn = true
                    }
                    while try await drawNext() {}
                    try await sweep()
                } catch {
                    if !Task.isCancelled {
                        logger.error("pictures for links could not be drawn and are tried again", metadata: ["error": "\(error)"])
                    }
                }
                await darkroom.rest()
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// The paper's own, at each start: it follows the settings and how this version draws.
    private func drawPaper() async throws {
        let sheet = SharingSheet(headline: paper.name, names: paper.motto.isEmpty ? [] : [paper.motto], language: paper.language)
        let file = try await draw(sheet, masthead: host) { refusal in
            logger.warning("no picture of the paper for links to it", metadata: ["reason": "\(refusal)"])
        }
        guard let file else { return }
        let picture = SharingPicture(fileName: file, sheet: sheet)
        try await editorial.perform(RecordPaperPicture(picture), as: User.operator.id)
    }

    private var host: String { URLComponents(string: paper.siteURL)?.host ?? paper.siteURL }

    /// Whether there was anything to do.
    private func drawNext() async throws -> Bool {
        guard !Task.isCancelled, let story = try await archive.read({ try $0.sharing.nextOrder() }) else { return false }
        guard let sheet = try await archive.read({ try $0.sharing.sheet(of: story) }) else {
            try await archive.write { try $0.sharing.settle(story) }
            return true
        }
        var refusal: Refusal?
        guard let file = try await draw(sheet, masthead: paper.name, refused: { refusal = $0 }) else {
            guard let refusal else { return false }
            logger.warning("no picture for links to a story", metadata: ["story": "\(story)", "reason": "\(refusal)"])
            try await editorial.perform(RefuseSharingPicture(of: story, because: refusal.reason), as: User.operator.id)
            return true
        }
        do {
            try await editorial.perform(
                RecordSharingPicture(SharingPicture(fileName: file, sheet: sheet), of: story), as: User.operator.id)
        } catch NewsroomError.conflict {
            // It was changed or withdrawn meanwhile: what is to be drawn then is ordered already.
            try await archive.write { try $0.sharing.leave(file) }
        }
        return true
    }

    /// Nil where it was refused, or the program ends.
    private func draw(_ sheet: SharingSheet, masthead: String, refused: (Refusal) -> Void) async throws -> String? {
        do {
            return try await withTaskCancellationHandler {
                try await darkroom.draw(sheet, masthead: masthead)
            } onCancel: {
                darkroom.stop()
            }
        } catch let refusal as Refusal {
            if !Task.isCancelled { refused(refusal) }
            return nil
        }
    }

    private func sweep() async throws {
        guard try await archive.read({ try $0.sharing.hasLeavings() }) else { return }
        for name in try await archive.write({ try $0.sharing.sweep() }) { try media.remove(name) }
    }
}
