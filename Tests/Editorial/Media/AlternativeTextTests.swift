import Editorial
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@Suite("Alternative text") struct AlternativeTextTests {
    @Test(arguments: TestEngine.all)
    func `a story whose picture has none is not published, and the refusal names the picture`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.perform(SavePhotograph(.silent))
            for content in [StoryContent.silentLead, .silentBody] {
                let story: Story.ID = .sample(content == .silentLead ? 191 : 192)
                let revision = try await newsroom.save(story, content)
                let error = try await newsroom.expectRefused(PublishStory(story: story, revision: revision))
                #expect(error?.description.contains("“Boats at low tide”") == true)
                try await newsroom.expectInvalid(
                    "alternativeText", PublishStory(story: story, revision: revision, time: .at(newsroom.clock.now.addingTimeInterval(60))))
            }
            var described = Photograph.silent
            described.alternativeText = "Four boats lie on the mud"
            try await newsroom.perform(SavePhotograph(described))
            try await newsroom.perform(PublishStory(story: .sample(191), revision: 1))
        }
    }

    @Test(arguments: TestEngine.all)
    func `a picture that readers see holds up no update, and cannot lose its text`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.perform(SavePhotograph(.silent))
            let story: Story.ID = .sample(191)
            // An archive is taken in as it is.
            try await newsroom.publish(story, .silentLead, time: .dated(newsroom.clock.now.addingTimeInterval(-86_400), updated: nil))
            try await newsroom.save(story, .silentLead.with { $0.headline = "Boats again" }, basedOn: 1)
            try await newsroom.perform(UpdatePublished(story: story, revision: 2, kind: .fix))
            var another = Photograph.silent
            another = Photograph(id: .sample(592), caption: "Nets", file: another.file)
            try await newsroom.perform(SavePhotograph(another))
            try await newsroom.save(story, .silentLead.with { $0.leadPhotograph = PhotographUse(.sample(592)) }, basedOn: 2)
            try await newsroom.expectInvalid("alternativeText", UpdatePublished(story: story, revision: 3, kind: .update))
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            var mute = Photograph.ferryAtDawn
            mute.alternativeText = " "
            try await newsroom.expectInvalid("alternativeText", SavePhotograph(mute))
        }
    }

    @Test(arguments: TestEngine.all)
    func `words without a picture, and a story card's picture, need none`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.perform(SavePhotograph(.silent))
            try await newsroom.publish(Story.pierClosed, .pierClosed.with { $0.leadPhotograph = PhotographUse(Photograph.pierInFog.id) })
            try await newsroom.publish(
                Story.tideTables,
                .tideTables.with {
                    $0.document.blocks.append(.storyCard(.elsewhere(.init(title: "Elsewhere", picture: Photograph.silent.id))))
                })
        }
    }
}

extension Photograph {
    fileprivate static let silent = Photograph(
        id: .sample(591), caption: "Boats at low tide",
        file: File(name: String(repeating: "b", count: 64) + ".jpg", type: "image/jpeg", width: 3, height: 2))
}

extension StoryContent {
    fileprivate static let silentLead = pierClosed.with { $0.leadPhotograph = PhotographUse(Photograph.silent.id) }
    fileprivate static let silentBody = pierClosed.with { $0.document.blocks.append(.photograph(PhotographUse(Photograph.silent.id))) }
}
