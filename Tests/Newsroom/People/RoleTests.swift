import Newsroom
import Testing

@Suite struct RoleTests {
    @Test func onlyEditorsPublishAndCorrect() {
        #expect(Role.allCases.filter { $0.rights.contains(.publish) } == [.editor, .chiefEditor, .administrator])
        #expect(Role.allCases.filter { $0.rights.contains(.correct) } == [.editor, .chiefEditor, .administrator])
        #expect(Role.allCases.filter { $0.rights.contains(.withdraw) } == [.chiefEditor, .administrator])
    }

    @Test func anOutsideContributorWritesTheirOwnStoriesAndNothingElse() {
        #expect(Role.outsideContributor.rights == [.writeOwnStories])
    }

    @Test func onlyTheAdministratorKeepsAccounts() {
        #expect(Role.allCases.filter { $0.rights.contains(.keepUsers) } == [.administrator])
        #expect(Role.administrator.rights == Set(Right.allCases))
    }

    @Test func everyRefusalReadsAsASentence() {
        for right in Right.allCases { #expect(NewsroomError.notAllowed(right).description.hasPrefix("this account may not ")) }
    }
}
