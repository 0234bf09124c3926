import Archive
import Foundation
import Newsroom

/// What an account did to one aspect of one thing.
struct UndoneWork {
    /// What is put back together.
    struct Change: Hashable {
        let subject: String
        let aspect: UndoItem.Aspect
        /// Which of several of the thing's: a correction, a link.
        let part: String
    }

    let account: User.ID
    let change: Change
    /// The oldest comes first.
    let entries: [TrailEntry]
    let first: TrailEntry

    var subject: String { change.subject }
    var aspect: UndoItem.Aspect { change.aspect }

    /// The thing, if it is of the kind.
    func id<Of>(_: Of.Type = Of.self) -> Identifier<Of>? {
        subject.split(separator: ":", maxSplits: 1).last.flatMap { Identifier(String($0)) }
    }
}

extension Transaction {
    /// In the order in which it is put back.
    func work(of account: User.ID, since: Date) throws -> [UndoneWork] {
        var found: [UndoneWork.Change: [TrailEntry]] = [:]
        var (before, seen) = (Int64.max, 0)
        while true {
            let page = try records.trail.entries(TrailQuery(account: account, from: since), before: before, limit: 500)
            for entry in page {
                if let change = UndoneWork.Change(entry.event) { found[change, default: []].append(entry) }
            }
            seen += page.count
            guard seen <= UndoWork.mostEvents, found.count <= UndoWork.mostThings else {
                throw NewsroomError.conflict("that is more than can be undone at once: choose a later time first")
            }
            guard page.count == 500, let last = page.last else { break }
            before = last.number
        }
        let order = Dictionary(uniqueKeysWithValues: UndoItem.Aspect.allCases.enumerated().map { ($1, $0) })
        return found.compactMap { change, entries in
            entries.last.map { UndoneWork(account: account, change: change, entries: entries.reversed(), first: $0) }
        }.sorted { (order[$0.aspect] ?? 0, $0.first.number) < (order[$1.aspect] ?? 0, $1.first.number) }
    }
}

extension UndoneWork.Change {
    /// Nil for what changes nothing that others see: signing in, one's own password, what programs make of what people did.
    init?(_ event: Event) {
        guard let (aspect, part) = Self.aspect(of: event) else { return nil }
        self.init(subject: event.subject, aspect: aspect, part: part)
    }

    private static func aspect(of event: Event) -> (UndoItem.Aspect, part: String)? {
        let details = event.details
        switch event.act {
        // A version that was set aside has changed no text.
        case "SaveStory", "SaveDraft", "RestoreRevision", "ReferToBackground", "ImportStory":
            return details["revision"] == nil ? nil : (.content, "")
        case "PublishStory": return (details["due"] == nil ? .edition : .plan, "")
        case "UpdatePublished", "WithdrawStory", "RestoreEdition": return (.edition, "")
        case "IssueCorrection", "TakeCorrectionBack":
            return details["correction"].map { (.correction, $0) } ?? (.edition, "")
        case "CloseVersion", "OpenVersion": return (.version, details["version"] ?? "")
        case "CorrectBackground", "TakeBackgroundCorrectionBack":
            return details["correction"].map { (.backgroundCorrection, $0) } ?? (.background, "")
        case "CancelPublication", "DropDuePlan": return (.plan, "")
        case "SharePreview", "RevokePreview": return (.preview, details["preview"] ?? "")
        case "MoveStory": return (.stage, "")
        case "SilenceNote", "TakeSilenceBack": return (.silencedNote, details["note"] ?? "")
        case "PostLiveUpdate", "CorrectLiveUpdate", "RemoveLiveUpdate", "PinLiveUpdate": return (.liveUpdate, details["update"] ?? "")
        // What made a story live is a revision and its publication.
        case "StartLiveCoverage": return details["revision"] == nil ? (.coverage, "") : nil
        case "ChangePassword", "RenewLink", "ResetSecondFactors": return event.subject == "user:\(event.by)" ? nil : (.credentials, "")
        default: return aspects[event.act].map { ($0, "") }
        }
    }

    private static let aspects: [String: UndoItem.Aspect] = [
        "SavePhotograph": .photograph, "SaveTopic": .topic, "SaveContributor": .contributor, "SaveSection": .section,
        "SaveBackground": .background, "TendBackground": .backgroundCare, "ConfirmBackground": .backgroundCare,
        "RestoreBackgroundCare": .backgroundCare, "SavePackage": .storyPackage, "ArrangeFront": .front, "SetChecklist": .checklist,
        "SaveStage": .stages, "OrderStages": .stages,
        "SaveRedirect": .redirect, "RemoveRedirect": .redirect,
        "ChangeUser": .account, "InviteUser": .account, "AddUser": .account, "EndLiveCoverage": .coverage,
        "AddComment": .comment, "AnswerComment": .comment, "SettleComment": .comment, "ReopenComment": .comment,
        "AcceptSuggestion": .comment, "LinkTranslations": .translations, "UnlinkTranslation": .translations,
        "MergeTopics": .mergedTopic, "SaveStatement": .record, "ConfirmStatement": .record,
        "TakeStatementBack": .record, "RefuseSuggestion": .record, "TakeRefusalBack": .record, "LinkStatements": .record,
        "UnlinkStatements": .record, "RefuseLink": .record, "LeaveLikeness": .record, "TakeLinkRefusalBack": .record,
        "SaveFigure": .record, "SaveOutlet": .record,
        "KeepSource": .record, "NameSource": .record,
        "SaveDiaryEvent": .diary, "ConfirmExpectation": .diary, "AnswerDiaryEvent": .diary, "DropDiaryEvent": .diary,
        "RestoreDiaryEvent": .diary, "SaveAssignment": .assignment, "TakeAssignment": .assignment, "GiveBackAssignment": .assignment,
        "NoteOnAssignment": .assignment, "SettleAssignment": .assignment, "BeginStory": .assignment, "MoveAssignment": .assignment,
        "SaveRecording": .recording,
    ]
}
