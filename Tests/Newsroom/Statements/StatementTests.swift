import Newsroom
import Testing

@Suite struct StatementTests {
    private func statement(_ kind: Statement.Kind, _ content: Statement.Content) -> Statement {
        Statement(id: .sample(1), story: .sample(1), speaker: .sample(1), kind: kind, content: content)
    }

    @Test(arguments: [Statement.Kind.direct, .mixed, .written])
    func theSpeakersWordsGoWith(kind: Statement.Kind) {
        #expect(throws: Never.self) { try statement(kind, .verbatim("words")).check() }
        #expect(throws: NewsroomError.self) { try statement(kind, .verbatim("")).check() }
    }

    @Test func aParaphraseIsNeverTakenForWords() {
        #expect(throws: Never.self) { try statement(.indirect, .sense("sense")).check() }
        #expect(throws: Never.self) { try statement(.mixed, .sense("sense")).check() }
        #expect(throws: NewsroomError.self) { try statement(.indirect, .verbatim("words")).check() }
        #expect(throws: NewsroomError.self) { try statement(.direct, .sense("sense")).check() }
        #expect(throws: NewsroomError.self) { try statement(.written, .sense("sense")).check() }
    }
}
