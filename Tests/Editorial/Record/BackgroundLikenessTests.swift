import Archive
import EditorialTestSupport
import Foundation
import Newsroom
import TestSupport
import Testing

@testable import Editorial

@Suite("Paragraphs that say what background says")
struct BackgroundLikenessTests {
    private static let wall = "The harbour wall was built in 1868 by the county, after two winters in which the ferry could not land."
    private static let dues = "Harbour dues are set by the council every autumn, and have not been raised since the storm of 1953."

    private func passage(_ id: UInt64, _ text: String, revision: Int = 0) -> Background {
        Background(
            id: .sample(id), name: "P\(id)", document: Document(paragraphs: [text]), asOf: ImpreciseDate(year: 2025), source: "",
            revision: revision)
    }

    private func found(_ newsroom: TestNewsroom, _ paragraphs: [String], at: Int = 0) async throws -> Background.ID? {
        try await newsroom.read { try $0.backgroundShingles.find(paragraphs.map { Shingles($0) }, at: at)?.background.id }
    }

    @Test(arguments: TestEngine.all)
    func `the passage that is most like a paragraph is found, as it stands today`(_ kind: TestEngine) async throws {
        try await withNewsroom(kind) { newsroom in
            try await newsroom.perform(SaveBackground(passage(731, Self.wall)))
            try await newsroom.perform(SaveBackground(passage(732, Self.dues)))
            try await newsroom.perform(SaveBackground(passage(733, Self.wall + " It was raised later, nobody knows when.")))
            #expect(try await found(newsroom, [Self.wall]) == .sample(731))
            #expect(try await found(newsroom, ["Nothing of it.", Self.dues], at: 1) == .sample(732))
            #expect(try await found(newsroom, ["Nobody crossed on Monday, the harbour office said in the evening."]) == nil)
            #expect(try await found(newsroom, [Self.dues], at: 3) == nil)
            // What the passage said before is not what it says.
            try await newsroom.perform(SaveBackground(passage(732, "Something else altogether, and at some length too.", revision: 1)))
            #expect(try await found(newsroom, [Self.dues]) == nil)
        }
    }
}
