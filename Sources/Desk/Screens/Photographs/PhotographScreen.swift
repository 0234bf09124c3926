import Archive
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// One photograph: what is known of it, what must stay in view, its crops, and the stories that carry it.
struct PhotographScreen {
    static let routes = [
        Route(.get, "/photographs/{photograph}", for: .right(.readStories)) { try await PhotographScreen(visit: $0, visitor: $1).show() },
        Route(.post, "/photographs/{photograph}", for: .right(.keepPhotographs), body: largestForm) {
            try await PhotographScreen(visit: $0, visitor: $1).save()
        },
        Route(.post, "/photographs/{photograph}/file", for: .right(.keepPhotographs), body: PhotographRoutes.largest, asFile: true) {
            try await PhotographScreen(visit: $0, visitor: $1).replace()
        },
    ]

    /// Texts of 5,000 characters that are not of the Latin alphabet take much room in a form.
    private static let largestForm = 1 << 20
    private static let mostStories = 50
    private static let mostEvents = 30

    let visit: Visit
    let visitor: Visitor

    func find() async throws -> PhotographState {
        let id: Photograph.ID = try visit.id("photograph")
        return try await visit.desk.archive.read { records in
            try PhotographState(id, mostStories: Self.mostStories, mostEvents: Self.mostEvents, records)
        }
    }

    private func show() async throws -> WebAnswer { try show(try await find()) }

    private func show(
        _ found: PhotographState, typed: Bool = false, isChanged: Bool = false, status: Int = 200, fault: String? = nil
    ) throws -> WebAnswer {
        let photograph = found.photograph
        var fields = PhotographView(found: found, visit: visit, visitor: visitor).fields
        fields.merge(PhotographForm(visit: visit).fields(photograph, typed: typed, isChanged: isChanged)) { $1 }
        fields[.fault] = fault.map { .text($0) } ?? TemplateValue.none
        let title = photograph.caption.isEmpty ? visit.words[.withoutCaption] : String(photograph.caption.prefix(80))
        return try visit.screen(.photograph, title: title, status: status, fields)
    }

    private func save() async throws -> WebAnswer {
        let found = try await find()
        do {
            let changed = try PhotographForm(visit: visit).photograph(found.photograph)
            try await visit.perform(SavePhotograph(changed, seen: Int(visit.field("version")) ?? 0), as: visitor)
        } catch NewsroomError.conflict {
            // What was typed stands there again beside what is there now, and is saved over it if its author says so once more.
            return try show(try await find(), typed: true, isChanged: true, status: 409, fault: visit.words[.photographChanged])
        } catch let error as NewsroomError {
            let (status, text) = try visit.reason(error)
            return try show(found, typed: true, status: status, fault: text)
        }
        return .redirect(to: "/photographs/\(found.photograph.id)?done=saved")
    }

    /// Another file for the same photograph. What readers see stays until all sizes of the new one are made.
    private func replace() async throws -> WebAnswer {
        guard let file = visit.request.file else { throw NewsroomError.invalid(field: "file", reason: "there is none") }
        let id = try await find().photograph.id
        let taken = try await visit.desk.media.takeIn(file, as: id)
        let (found, known) = try await visit.desk.archive.read { records in
            (
                try PhotographState(id, mostStories: 0, mostEvents: 0, records),
                try records.photographs.photograph(withOriginal: taken.original)?.id
            )
        }
        if found.original == taken.original { throw NewsroomError.conflict(visit.words[.sameFile]) }
        if let known, known != id { throw NewsroomError.conflict(visit.words[.fileIsKnown, ["url": "/photographs/\(known)"]]) }
        var photograph = found.photograph
        photograph.file = photograph.file ?? taken.photograph.file
        try await visit.perform(SavePhotograph(photograph, original: taken.original, seen: found.version), as: visitor)
        return .json(["url": .string("/photographs/\(id)?done=replaced")])
    }
}

/// What the screen is made from, read in one go.
struct PhotographState: Sendable {
    var photograph: Photograph
    var version: Int
    var original: String?
    var renditions: Renditions.State
    /// Whether readers see it: then changing it is publishing.
    var isShown: Bool
    var stories: [StoryListEntry]
    /// Whom it portrays.
    var portraits: [Contributor]
    var events: [Event]
    var names: [User.ID: String] = [:]

    /// - Throws: `NewsroomError.notFound`.
    init(_ id: Photograph.ID, mostStories: Int, mostEvents: Int, _ records: Records) throws {
        guard let photograph = try records.photographs.find(id) else { throw NewsroomError.notFound("photograph") }
        self.photograph = photograph
        version = try records.photographs.version(of: id)
        original = try records.photographs.original(of: id)
        renditions = try records.renditions.state(of: id)
        isShown = try records.editions.show(id)
        stories = try records.library.stories(with: id, limit: mostStories).compactMap { try records.storyList.entry(of: $0) }
        portraits = try records.contributors.portrayed(by: id, limit: mostStories)
        events = try records.trail.latest(about: "photograph:\(id)", limit: mostEvents)
        for id in Set(events.map(\.by)) { names[id] = try records.users.find(id)?.name }
    }
}
