import Archive
import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// The screen from which a story goes to readers: which revision, what stands against it, when and how, where it appears, and how
/// readers would see it.
struct PublishScreen {
    static let routes = [
        Route(.get, "/stories/{story}/publish", for: .right(.sharePreviews)) { try await PublishScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/stories/{story}/publish", for: .right(.publish)) { try await PublishScreen(visit: $0, visitor: $1).publish() },
        Route(.post, "/stories/{story}/publish/cancel", for: .right(.publish)) {
            try await PublishScreen(visit: $0, visitor: $1).send { .cancel }
        },
        Route(.post, "/stories/{story}/publish/withdraw", for: .right(.withdraw)) { visit, visitor in
            try await PublishScreen(visit: visit, visitor: visitor).send { .withdraw(reason: visit.field("reason")) }
        },
        Route(.post, "/stories/{story}/publish/revision", for: .right(.publish)) {
            try await PublishScreen(visit: $0, visitor: $1).keepDraft()
        },
        Route(.post, "/stories/{story}/previews", for: .right(.sharePreviews)) {
            try await PublishScreen(visit: $0, visitor: $1).share()
        },
        Route(.post, "/stories/{story}/previews/{preview}/revoke", for: .right(.sharePreviews)) {
            try await PublishScreen(visit: $0, visitor: $1).revoke()
        },
    ]

    /// In days.
    static let lifetimes = [1, 3, 7, 30]

    let visit: Visit
    let visitor: Visitor

    /// The revision that was asked for, in the address or in the form; nil where none was.
    private var chosen: Int? { Int(visit.query["revision"] ?? visit.form["revision"] ?? "") }

    func state() async throws -> PublishState {
        let (id, user, now, number): (Story.ID, User, Date, Int?) = (try visit.id("story"), visitor.user, visit.desk.now(), chosen)
        let zone = visit.desk.settings.paper.timeZone
        let house = visit.desk.editorial.house()
        return try await visit.desk.archive.read { try PublishState(id, revision: number, for: user, at: now, in: zone, by: house, $0) }
    }

    private func show(status: Int = 200, fault: String? = nil) async throws -> WebAnswer {
        let state = try await state()
        let headline = state.revision.content.headline
        var fields = PublishView(state: state, visit: visit, visitor: visitor).fields
        fields[.fault] = fault.map { .text($0) } ?? TemplateValue.none
        return try visit.screen(.publish, title: headline.isEmpty ? visit.words[.untitled] : headline, status: status, fields)
            .showingFrames()
    }

    /// The screen again, with what stood against it and everything that was typed.
    private func again(_ error: any Error) async throws -> WebAnswer {
        if let fault = error as? PublishForm.Fault { return try await show(status: 422, fault: fault.text) }
        guard let error = error as? NewsroomError else { throw error }
        let (status, text) = try visit.reason(error)
        return try await show(status: status, fault: text)
    }

    // MARK: Going to readers

    private func publish() async throws -> WebAnswer {
        let form = PublishForm(visit: visit)
        do {
            let (step, embargo) = try form.step()
            return try await perform(step, form.places(embargo: embargo))
        } catch {
            return try await again(error)
        }
    }

    private func send(_ step: () -> SendStory.Step) async throws -> WebAnswer {
        do {
            return try await perform(step(), StoryPlaces())
        } catch {
            return try await again(error)
        }
    }

    private func perform(_ step: SendStory.Step, _ places: StoryPlaces) async throws -> WebAnswer {
        let story = try await state().story.id
        guard let id = Identifier<PublishingStep>(visit.field("step")) else { throw PublishForm.Fault(text: visit.words[.invalid]) }
        let outcome = try await visit.perform(SendStory(id, story: story, step, places: places), as: visitor)
        return .redirect(to: "/stories/\(story)/publish?done=\(Self.word(for: outcome))")
    }

    private static func word(for outcome: SendStory.Outcome) -> String {
        switch outcome {
        case .published: "published"
        case .planned: "planned"
        case .updated: "updated"
        case .corrected: "corrected"
        case .cancelled: "cancelled"
        case .withdrawn: "withdrawn"
        case .repeated: "repeated"
        }
    }

    /// What was typed and is in no revision yet becomes one: then it can be looked at, and published.
    private func keepDraft() async throws -> WebAnswer {
        let story = try await state().story.id
        do {
            try await visit.perform(SaveDraft(story), as: visitor)
        } catch {
            return try await again(error)
        }
        return .redirect(to: "/stories/\(story)/publish")
    }

    // MARK: Links

    private func share() async throws -> WebAnswer {
        let state = try await state()
        do {
            guard let id = Preview.ID(visit.field("step")), let days = Int(visit.field("days")), Self.lifetimes.contains(days) else {
                throw PublishForm.Fault(text: visit.words[.invalid])
            }
            let secret = try Secret()
            let preview = try await visit.perform(
                SharePreview(
                    id, story: state.story.id, revision: state.revision.number, link: secret.hash, lifetime: Double(days) * 86_400),
                as: visitor)
            return try visit.screen(
                .previewReady, title: visit.words[.previewReady],
                [
                    .link: .text(visit.desk.settings.origin + PreviewScreen.path(secret)),
                    .expires: visit.desk.views.date(preview.expiresAt),
                    .headline: .text(state.revision.content.headline), .number: .number(preview.revision),
                    .url: .text("/stories/\(state.story.id)/publish"),
                ])
        } catch {
            return try await again(error)
        }
    }

    private func revoke() async throws -> WebAnswer {
        let story = try await state().story.id
        try await visit.perform(RevokePreview(try visit.id("preview"), of: story), as: visitor)
        return .redirect(to: "/stories/\(story)/publish?done=revoked#previews")
    }
}
