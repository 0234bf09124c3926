import Archive
import Editorial
import Foundation
import Newsroom

/// What the command line asks of a live coverage. Stories are named by slug, updates by identifier.
enum LiveRequest: Codable, Sendable {
    case start(slug: String)
    case end(slug: String)
    case post(slug: String, LiveText, isPinned: Bool)
    /// `headline`, `authors` and `isKeyEvent` that are nil stay as they are.
    case correct(update: String, LiveText, notice: String)
    case pin(update: String, isPinned: Bool)
    case remove(update: String, reason: String)
}

/// An update's words as they come in: paragraphs of plain text.
struct LiveText: Codable, Sendable {
    var headline: String?
    /// Names of contributors.
    var authors: [String]?
    var isKeyEvent: Bool?
    /// A blank line between paragraphs.
    var text: String

    var document: Document {
        let paragraphs = text.replacing("\r\n", with: "\n").split(separator: /\n[ \t]*\n/).map { paragraph in
            paragraph.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
        }
        return Document(paragraphs.filter { !$0.isEmpty }.map { .paragraph([.text($0)]) })
    }
}

extension OpenDoor {
    /// Does it, and says what was done.
    func perform(_ request: LiveRequest) async throws -> [String] {
        switch request {
        case .start(let slug):
            try await act(StartLiveCoverage(story: story(slug)))
            return ["\(slug) is covered live."]
        case .end(let slug):
            try await act(EndLiveCoverage(story: story(slug)))
            return ["The coverage of \(slug) has ended."]
        case .post(let slug, let text, let isPinned):
            let content = LiveUpdate.Content(
                headline: text.headline ?? "", authors: try await contributors(text.authors ?? []), document: text.document,
                isKeyEvent: text.isKeyEvent ?? false)
            let posted = try await act(
                PostLiveUpdate(IdentifierSource().next(), in: story(slug), content: content, isPinned: isPinned))
            return ["\(posted.id)"]
        case .correct(let update, let text, let notice): return try await correct(update, text, notice)
        case .pin(let update, let isPinned):
            try await act(PinLiveUpdate(find(update).id, isPinned: isPinned))
            return [isPinned ? "The update is pinned." : "The update is back at its place."]
        case .remove(let update, let reason):
            try await act(RemoveLiveUpdate(find(update).id, reason: reason))
            return ["Readers do not see the update any more."]
        }
    }

    private func correct(_ update: String, _ text: LiveText, _ notice: String) async throws -> [String] {
        let update = try await find(update)
        var content = update.content
        content.document = text.document
        if let headline = text.headline { content.headline = headline }
        if let authors = text.authors { content.authors = try await contributors(authors) }
        if let isKeyEvent = text.isKeyEvent { content.isKeyEvent = isKeyEvent }
        let corrected = try await act(CorrectLiveUpdate(update.id, basedOn: update.revision, content: content, notice: notice))
        return ["The update is at revision \(corrected.revision)."]
    }

    @discardableResult
    private func act<Performed: Act>(_ act: Performed) async throws -> Performed.Outcome {
        try await editorial.perform(act, as: User.operator.id)
    }

    private func story(_ slug: String) async throws -> Story.ID {
        guard let story = try await newsroom.archive.read({ try $0.editions.owner(ofSlug: slug) }) else {
            throw NewsroomError.notFound("a story at /\(slug)/")
        }
        return story
    }

    private func find(_ update: String) async throws -> LiveUpdate {
        guard let id = LiveUpdate.ID(update), let update = try await newsroom.archive.read({ try $0.live.find(id) }) else {
            throw NewsroomError.notFound("a live update \(update.prefix(40))")
        }
        return update
    }

    private func contributors(_ names: [String]) async throws -> [Contributor.ID] {
        try await newsroom.archive.read { records in
            try names.map { name in
                guard let contributor = try records.contributors.find(name: name) else {
                    throw NewsroomError.notFound("a contributor called \(name.prefix(80))")
                }
                return contributor.id
            }
        }
    }
}
