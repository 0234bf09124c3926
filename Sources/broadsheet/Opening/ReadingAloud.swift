import Archive
import Editorial
import Foundation
import Logging
import Media
import Newsroom
import Rendering
import ServiceLifecycle

/// Reads what is public aloud, one story after the other, as long as the program runs. Publishing never waits for it.
///
/// The work stands in the database: what a stop interrupts is found again, and begun anew.
struct ReadingAloud: Service {
    let archive: NewsroomArchive
    let editorial: Editorial
    let narrator: Narrator
    let voices: VoiceTable
    let media: MediaFolder
    let paper: Paper
    let logger: Logger

    /// Work that was asked for longer ago than this is not begun: a voice that comes late does not read last season's paper.
    private static let oldest: TimeInterval = 30 * 86_400
    /// For how long one of several servers holds a story.
    private static let hold: TimeInterval = 3600

    func run() async throws {
        await cancelWhenGracefulShutdown {
            let languages = await installed()
            do {
                try await archive.write { try $0.narrations.forgetWork(before: Date().addingTimeInterval(-Self.oldest)) }
            } catch {
                logger.error("old work for the voice could not be forgotten", metadata: ["error": "\(error)"])
            }
            while !Task.isCancelled {
                var isBusy = false
                do {
                    try await sweep()
                    if languages?.isEmpty != true { isBusy = try await readNext(in: languages) }
                } catch {
                    if !Task.isCancelled { logger.error("reading aloud failed and is tried again", metadata: ["error": "\(error)"]) }
                }
                if !isBusy { try? await Task.sleep(for: .seconds(1)) }
            }
        }
    }

    /// The languages that a voice reads here; nil for all.
    private func installed() async -> [String]? {
        var found: [String] = []
        // A voice for all others may still not know one: that is then a failure of that story.
        for (language, voice) in voices.entries {
            if await voice.isInstalled() { found.append(language) }
        }
        return found.contains("*") ? nil : found
    }

    private func sweep() async throws {
        guard try await archive.read({ try $0.narrations.hasLeavings() }) else { return }
        for name in try await archive.write({ try $0.narrations.sweep() }) { try media.remove(name) }
    }

    /// Reads the newest story that waits. False where none does.
    private func readNext(in languages: [String]?) async throws -> Bool {
        let now = Date()
        guard let work = try await archive.read({ try $0.narrations.next(in: languages, at: now) }) else { return false }
        if archive.engine.dialect == .postgresql {
            let until = now.addingTimeInterval(Self.hold)
            guard try await archive.write({ try $0.narrations.hold(work.story, until: until, at: now) }) else { return true }
        }
        do {
            try await read(work.story)
        } catch is CancellationError {
            if archive.engine.dialect == .postgresql {
                _ = try await archive.write { try $0.narrations.hold(work.story, until: now, at: .distantFuture) }
            }
            throw CancellationError()
        } catch let failure as Narrator.Failure {
            logger.warning("a story could not be read aloud", metadata: ["story": "\(work.story)", "reason": "\(failure)"])
            try await editorial.perform(PostponeNarration(story: work.story, reason: failure.description), as: User.operator.id)
        } catch NewsroomError.conflict {
            // It was changed or withdrawn meanwhile; what is to be done then is asked for already.
        } catch {
            try await editorial.perform(PostponeNarration(story: work.story, reason: "\(error)"), as: User.operator.id)
            throw error
        }
        return true
    }

    private func read(_ story: Story.ID) async throws {
        let edition = try await archive.read { try $0.editions.edition(story) }
        guard let edition, let script = NarrationScript(edition) else {
            try await archive.write { try $0.narrations.drop(story) }
            return
        }
        let labels = Narrator.Labels(
            title: edition.summary.headline, paper: paper.name, declaration: Declaration.syntheticVoice(in: script.language))
        let started = ContinuousClock.now
        let narration = try await narrator.read(script, digest: script.digest, labels: labels)
        do {
            try await editorial.perform(RecordNarration(story: story, narration: narration), as: User.operator.id)
        } catch {
            try await archive.write { try $0.narrations.leave([narration.opus.name, narration.mp3.name]) }
            throw error
        }
        logger.info(
            "a story can be heard",
            metadata: ["story": "\(story)", "voice": "\(narration.voice)", "took": "\(ContinuousClock.now - started)"])
    }
}
