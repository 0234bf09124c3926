import Archive
import Editorial
import EditorialTestSupport
import Newsroom
import TestSupport
import Testing

@Suite("Acts: what is made of photographs") struct RenditionActsTests {
    @Test(arguments: TestEngine.all)
    func `a photograph that comes with its file is ordered, made and shown`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            try await newsroom.perform(SavePhotograph(.ferryAtDawn, original: Rendition.name("e", "heic")))
            let order = try #require(try await newsroom.read { try $0.renditions.nextOrder() })
            #expect(order.photograph == .ferryAtDawn)
            #expect(order.original == Rendition.name("e", "heic"))
            let act = RecordRenditions(of: .ferryAtDawn, file: .made, renditions: Rendition.samples)
            try await newsroom.perform(act)
            try await newsroom.expectEvent(
                "RecordRenditions", on: "photograph:\(Photograph.ferryAtDawn.id)", by: .chiefEditor, ["renditions": "2"])
            try await newsroom.expectChange("RecordRenditions", [.photograph(Photograph.ferryAtDawn.id)])
            let shown = try #require(try await newsroom.edition(Story.ferryReturns)?.summary.leadPhotograph)
            #expect(shown.renditions == Rendition.samples && shown.file == .made)
            #expect(try await newsroom.readers { try $0.newest(.all, after: nil, limit: 1).items.first?.leadPhotograph } == shown)
            #expect(try await newsroom.read { try $0.renditions.nextOrder() } == nil)
            #expect(try await newsroom.read { try $0.renditions.state(of: shown.id) } == .made)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a file of a rendition is to be had while an edition shows it`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.perform(RecordRenditions(of: .ferryAtDawn, file: .made, renditions: Rendition.samples))
            let names = Rendition.samples.flatMap(\.files)
            func found() async throws -> Int {
                try await newsroom.readers { reader in try names.filter { try reader.photograph(fileName: $0) == nil }.count }
            }
            #expect(try await found() == names.count)
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            #expect(try await found() == 0)
            try await newsroom.perform(WithdrawStory(story: Story.ferryReturns, reason: "A test"))
            #expect(try await found() == names.count)
        }
    }

    @Test(arguments: TestEngine.all)
    func `renditions are ordered again where what they show or say is another`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            let changes: [(isOther: Bool, change: @Sendable (inout Photograph) -> Void)] = [
                (true, { $0.focalPoint = .init(x: 0.1, y: 0.1) }), (true, { $0.credit = "Somebody else" }),
                (true, { $0.rights = "Other terms" }), (false, { $0.place = "Elsewhere" }), (false, { $0.renditions = [] }),
            ]
            for (isOther, change) in changes {
                var photograph = try #require(try await newsroom.read { try $0.photographs.find(Photograph.ferryAtDawn.id) })
                try await newsroom.perform(RecordRenditions(of: photograph, file: .made, renditions: Rendition.samples))
                photograph.file = .made
                change(&photograph)
                try await newsroom.perform(SavePhotograph(photograph))
                let saved = try await newsroom.read { try $0.photographs.find(Photograph.ferryAtDawn.id) }
                #expect(saved?.renditions == Rendition.samples, "they stay until others are made")
                let order = try await newsroom.read { try $0.renditions.nextOrder() }
                #expect((order != nil) == isOther)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `what was made of a photograph as it was before is not shown`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            var changed = Photograph.ferryAtDawn
            changed.credit = "Somebody else"
            try await newsroom.perform(SavePhotograph(changed))
            try await newsroom.expectConflict(RecordRenditions(of: .ferryAtDawn, file: .made, renditions: Rendition.samples))
            try await newsroom.expectConflict(RefuseRenditions(of: .ferryAtDawn, because: "it is damaged"))
            #expect(try await newsroom.read { try $0.renditions.nextOrder() }?.photograph == changed)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a refusal is kept and not tried again until the photograph changes`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.perform(SavePhotograph(.ferryAtDawn, original: Rendition.name("e", "tiff")))
            try await newsroom.perform(RefuseRenditions(of: .ferryAtDawn, because: "it is damaged"))
            try await newsroom.expectEvent(
                "RefuseRenditions", on: "photograph:\(Photograph.ferryAtDawn.id)", by: .chiefEditor, ["reason": "it is damaged"])
            #expect(try await newsroom.read { try $0.renditions.nextOrder() } == nil)
            #expect(try await newsroom.read { try $0.renditions.state(of: Photograph.ferryAtDawn.id) } == .refused("it is damaged"))
            var changed = Photograph.ferryAtDawn
            changed.focalPoint = .init(x: 0.9, y: 0.9)
            try await newsroom.perform(SavePhotograph(changed))
            #expect(try await newsroom.read { try $0.renditions.nextOrder() } != nil)
        }
    }

    @Test(arguments: TestEngine.all)
    func `only files of the store are recorded, by those with the right to`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            func act(_ change: (inout Rendition) -> Void) -> RecordRenditions {
                var rendition = Rendition.samples[0]
                change(&rendition)
                return RecordRenditions(of: .ferryAtDawn, file: .made, renditions: [rendition])
            }
            try await newsroom.expectInvalid("renditions", act { $0.avif = "../x.avif" })
            try await newsroom.expectInvalid("renditions", act { $0.jpeg = Rendition.name("e", "heic") })
            try await newsroom.expectInvalid("renditions", act { $0.width = 0 })
            try await newsroom.expectInvalid("original", SavePhotograph(.ferryAtDawn, original: "../secret.jpg"))
            try await newsroom.expectRight(.keepPhotographs, for: act { _ in })
            try await newsroom.expectRight(.keepPhotographs, for: RefuseRenditions(of: .ferryAtDawn, because: "x"))
            try await newsroom.publish(Story.ferryReturns, .ferryReturns)
            let error = try await newsroom.expectRefused(act { _ in }, as: .sample(.photoEditor))
            #expect(error == .notAllowed(.publish))
        }
    }
}

extension Rendition {
    static func name(_ digit: String, _ ending: String) -> String { String(repeating: digit, count: 64) + "." + ending }

    static let samples = [
        Rendition(crop: .square, width: 320, height: 320, avif: name("1", "avif"), webp: name("2", "webp"), jpeg: name("3", "jpg")),
        Rendition(crop: .whole, width: 640, height: 427, avif: name("4", "avif"), webp: name("5", "webp"), jpeg: name("6", "jpg")),
    ]
}

extension Photograph.File {
    static let made = Photograph.File(name: Rendition.name("6", "jpg"), type: "image/jpeg", width: 640, height: 427)
}
