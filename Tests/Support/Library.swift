package import Archive
package import Foundation
import Newsroom

extension Records {
    /// Puts in the accounts, topics, people, pictures and passages that the samples refer to.
    package func addSamples(at now: Date = .firstMorning) throws {
        try addSamplesWithoutPassages(at: now)
        var background = Background.howTheFerryBegan
        background.revision = 1
        try backgrounds.save(background, by: User.editor.id, at: now)
    }

    /// The same for an archive of an earlier version, which keeps passages otherwise.
    package func addSamplesWithoutPassages(at now: Date = .firstMorning) throws {
        for user in User.staff { try users.add(user, passwordHash: nil, at: now) }
        for topic in Topic.samples { try topics.save(topic) }
        for contributor in [Contributor.marenHolt, .osipDark] { try contributors.save(contributor) }
        for photograph in [Photograph.ferryAtDawn, .pierInFog] { try photographs.save(photograph) }
        for recording in [Recording.ferryReadAloud, .wrenInterview] { try recordings.save(recording) }
        for outlet in [Outlet.soundGazette, .harbourRadio] { try outlets.save(outlet) }
    }
}

/// An archive with the samples' accounts and library, and without a story.
package func withArchive(_ kind: TestEngine, _ body: @Sendable (NewsroomArchive) async throws -> Void) async throws {
    try await withNewsroomEngine(kind) { engine in
        let archive = try await NewsroomArchive(engine, at: .firstMorning)
        try await archive.write { try $0.addSamples() }
        try await body(archive)
    }
}
