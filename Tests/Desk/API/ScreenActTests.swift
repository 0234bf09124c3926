import Foundation
import Testing

@testable import Desk

/// The API does everything that the screens do: each act that a screen performs is here, with the operation that performs it, or
/// with the reason why none does.
@Suite("The API beside the screens")
struct ScreenActTests {
    enum InAPI {
        case by(String)
        /// By the operation of the act that it is a part of.
        case within(String)
        case not(because: String)
    }

    static let acts: [String: InAPI] = [
        "SaveStory": .by("saveStory"), "MoveStory": .by("moveStory"), "SaveDraft": .by("keepDraft"),
        "RestoreRevision": .by("restoreRevision"), "SettleSetAside": .by("settleSetAside"),
        "CloseVersion": .by("closeVersion"), "OpenVersion": .by("openVersion"),
        "SettleFieldConflict": .by("settleConflict"),
        "OpenDraft": .not(because: "typing is the editor's; a script reads the story and saves it whole"),
        "TakeSteps": .not(because: "typing is the editor's; a script reads the story and saves it whole"),
        "SetDraftAside": .not(because: "a script that comes too late is told so (412), and has its words still"),
        "KeepDrafts": .not(because: "the clock does it, and nobody asks for it"),

        "AddComment": .by("addComment"), "AnswerComment": .by("answerComment"), "SettleComment": .by("settleComment"),
        "ReopenComment": .by("settleComment"), "AcceptSuggestion": .by("settleComment"),

        "ConfirmStatement": .by("confirmStatement"), "TakeStatementBack": .by("takeStatementBack"),
        "RefuseSuggestion": .by("refuseSuggestion"), "TakeRefusalBack": .by("takeRefusalBack"),
        "SilenceNote": .by("silenceNote"), "TakeSilenceBack": .by("takeSilenceBack"),
        "CountFix": .not(because: "a fix is typing, which is the editor's; a script saves the story as it should be"),
        "LinkStatements": .by("linkStatements"), "UnlinkStatements": .by("unlinkStatements"), "RefuseLink": .by("refuseLink"),
        "TakeLinkRefusalBack": .by("takeLinkRefusalBack"),
        "KeepSource": .not(because: "who a confidential source is is for its keepers' own eyes, never for a script"),
        "ReadSource": .not(because: "who a confidential source is is for its keepers' own eyes, never for a script"),
        "NameSource": .not(because: "who a confidential source is is for its keepers' own eyes, never for a script"),

        "SendStory": .by("sendStory"), "PublishStory": .within("SendStory"), "SharePreview": .by("sharePreview"),
        "RevokePreview": .by("revokePreview"), "ArrangeFront": .by("arrangeFront"), "SavePackage": .by("savePackage"),
        "SavePhotograph": .by("savePhotograph"),

        "SaveAssignment": .by("saveAssignment"), "TakeAssignment": .by("takeAssignment"),
        "GiveBackAssignment": .by("giveBackAssignment"), "NoteOnAssignment": .by("noteOnAssignment"),
        "SettleAssignment": .by("settleAssignment"), "BeginStory": .by("beginStory"), "MoveAssignment": .by("moveAssignment"),

        "FollowTopic": .by("followTopic"), "CopyEvidence": .by("copyEvidence"), "UnfollowTopic": .by("unfollowTopic"),
        "SeeFollowed": .by("seeFollowed"),

        "ConfirmExpectation": .by("confirmExpectation"), "SaveDiaryEvent": .by("saveDiaryEvent"),
        "AnswerDiaryEvent": .by("answerDiaryEvent"), "DropDiaryEvent": .by("dropDiaryEvent"),

        "SaveBackground": .by("saveBackground"), "CorrectBackground": .by("correctBackground"),
        "TendBackground": .by("tendBackground"), "ConfirmBackground": .by("confirmBackground"),
        "ReferToBackground": .by("referToBackground"), "LeaveLikeness": .by("referToBackground"),

        "SaveSection": .by("saveSection"), "OrderSections": .by("orderSections"), "CloseSection": .by("closeSection"),
        "OpenSection": .by("openSection"), "SaveRedirect": .by("saveRedirect"), "RemoveRedirect": .by("removeRedirect"),
        "SetChecklist": .by("setChecklist"), "SaveStage": .by("saveStage"), "OrderStages": .by("orderStages"),
        "SaveWebhook": .by("saveWebhook"), "RenewWebhookSecret": .by("renewWebhookSecret"),
        "RemoveWebhook": .by("removeWebhook"), "StopWebhook": .by("stopWebhook"), "ResumeWebhook": .by("stopWebhook"),
        "TryWebhook": .by("tryWebhook"), "SendWebhookMessageAgain": .by("sendWebhookMessageAgain"),

        "InviteUser": .by("invitePerson"), "ChangeUser": .by("changePerson"), "RenewLink": .by("renewLink"),
        "EndSession": .by("endSession"), "RevokeToken": .by("revokeToken"), "UndoWork": .by("undoWork"),
        "ResetSecondFactors": .not(because: "who does it must know by other means that it is the owner who asks: a person"),
        "AddToken": .not(because: "a token that makes tokens would outlive its own end; a person makes them, with the password"),
        "EndOtherSessions": .not(because: "a script has no session beside which others are; endSession ends each"),
        "StartSession": .not(because: "a person signs in"), "ConfirmSession": .not(because: "a person signs in"),
        "SetUpOwner": .not(because: "a person follows a link"), "AcceptInvitation": .not(because: "a person follows a link"),
        "ChangePassword": .not(because: "a person's own, with the password before it"),
        "AddAuthenticator": .not(because: "a person's own device"), "RemoveAuthenticator": .not(because: "a person's own device"),
        "AddPasskey": .not(because: "a person's own device"), "RemovePasskey": .not(because: "a person's own device"),
        "RenewRecoveryCodes": .not(because: "a person's own, to be written down"),
    ]

    private static let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources").standardized

    private static func texts(_ folder: String) throws -> [(path: String, text: String)] {
        let root = sources.appending(path: folder)
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return try files.filter { $0.pathExtension == "swift" }.map { ($0.standardized.path, try String(contentsOf: $0, encoding: .utf8)) }
    }

    /// All acts that there are.
    private static func known() throws -> Set<String> {
        Set(try texts("Editorial").flatMap { $0.text.matches(of: /struct (\w+)(?:<[^>]*>)?: (?:\w+, )*Act\b/).map { String($0.1) } })
    }

    /// Those that are made somewhere in the texts.
    private static func made(in texts: [(path: String, text: String)]) throws -> Set<String> {
        let names = Set(texts.flatMap { $0.text.matches(of: /\b([A-Z]\w+)\(/).map { String($0.1) } })
        return names.intersection(try known())
    }

    private static func byScreens() throws -> Set<String> {
        let desk = try texts("Desk").filter { !$0.path.contains("/Desk/API/") }
        // In them, screens type.
        let rooms = try texts("Editorial/Drafts").filter { $0.path.hasSuffix("/DraftRooms.swift") }
        return try made(in: desk + rooms)
    }

    @Test func `every act of a screen has its operation, or a reason why there is none`() throws {
        let (acts, screens) = (Set(Self.acts.keys), try Self.byScreens())
        #expect(screens.count > 50)
        #expect(screens.subtracting(acts) == [], "acts of screens that are not in this table: give each an operation, or a reason")
        #expect(acts.subtracting(screens) == [], "acts of this table that no screen performs")
    }

    @Test func `the operations that are named perform the acts`() throws {
        let operations = Set(API.operations.map(\.name))
        let performed = try Self.made(in: try Self.texts("Desk/API"))
        for (act, standing) in Self.acts {
            switch standing {
            case .by(let operation):
                #expect(operations.contains(operation) && performed.contains(act), "\(act)")
            case .within(let whole):
                guard case .by? = Self.acts[whole] else {
                    Issue.record("\(act)")
                    continue
                }
            case .not(let reason): #expect(!reason.isEmpty && !performed.contains(act), "\(act)")
            }
        }
    }
}
