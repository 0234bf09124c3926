import Foundation
import Newsroom
import Testing

@Suite("The checklist before publishing") struct PublicationCheckTests {
    private static let whole = StoryContent(
        headline: "Pier open", standfirst: "At last.", byline: [BylineEntry(contributor: Identifier(UUID()))], topics: [Identifier(UUID())],
        section: Identifier(UUID()))
    private static let picture = Photograph(
        id: Identifier(UUID()), caption: "Boats at low tide", credit: "Staff", alternativeText: "Boats",
        file: Photograph.File(name: "a.jpg", type: "image/jpeg", width: 3, height: 2))

    private func found(_ change: (inout PublicationFacts) -> Void) -> [PublicationCheck] {
        var facts = PublicationFacts(content: Self.whole, photographs: [Self.picture])
        change(&facts)
        return PublicationChecklist().findings(in: facts).map(\.check)
    }

    @Test func `nothing stands against a story that has everything`() {
        #expect(found { _ in } == [])
    }

    @Test func `each check finds its own, and nothing else`() {
        #expect(found { $0.photographs[0].alternativeText = " " } == [.alternativeText])
        #expect(found { $0.photographs[0].credit = "" } == [.pictureCredit])
        #expect(found { $0.outOfRights = [Self.picture] } == [.pictureRights])
        #expect(found { $0.content.topics = [] } == [.topic])
        #expect(found { $0.content.section = nil } == [.section])
        #expect(found { $0.content.byline = [] } == [.byline])
        #expect(found { $0.content.standfirst = "\n" } == [.standfirst])
        #expect(found { $0.content.headline = String(repeating: "a", count: 111) } == [.sharingHeadline])
        #expect(found { $0.setAside = 1 } == [.setAside])
        #expect(found { $0.openComments = ["Is it?"] } == [.openComments])
        #expect(found { $0.unconfirmedStatements = ["I did"] } == [.unconfirmedStatements])
        #expect(found { $0.dueBackgrounds = ["Ferry"] } == [.dueBackgrounds])
        #expect(found { $0.houseWarnings = ["“Kiev”"] } == [.houseStyle])
    }

    @Test func `a headline of 110 characters is short enough, and so is a long one with a short one for sharing`() {
        #expect(found { $0.content.headline = String(repeating: "a", count: 110) } == [])
        #expect(
            found {
                $0.content.headline = String(repeating: "a", count: 200)
                $0.content.sharingTitle = "Pier"
            } == [])
    }

    @Test func `a brief needs no name, standfirst or section; words about a picture need neither text nor credit`() {
        #expect(
            found {
                $0.content.kind = .brief
                ($0.content.byline, $0.content.standfirst, $0.content.section) = ([], "", nil)
            } == [])
        #expect(found { $0.photographs = [Photograph(id: Self.picture.id)] } == [])
    }

    @Test func `the newsroom says how much a check counts`() {
        var checklist = PublicationChecklist()
        let facts = PublicationFacts(content: Self.whole.with { $0.topics = [] })
        #expect(checklist.findings(in: facts).map(\.weight) == [.warns])
        checklist[.topic] = .blocks
        #expect(checklist.findings(in: facts).map(\.weight) == [.blocks])
        checklist[.topic] = .off
        #expect(checklist.findings(in: facts) == [])
        #expect(PublicationChecklist([.topic: .warns]) == PublicationChecklist())
    }

    @Test(arguments: PublicationCheck.allCases)
    func `every refusal says what is asked for`(_ check: PublicationCheck) {
        let error = PublicationFinding(check: check, weight: .blocks, places: ["“Boats”"]).refusal
        #expect(error.description.contains("checklist") || check == .alternativeText)
    }
}

extension StoryContent {
    fileprivate func with(_ change: (inout StoryContent) -> Void) -> StoryContent {
        var content = self
        change(&content)
        return content
    }
}
