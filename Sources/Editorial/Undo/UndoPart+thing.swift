import Archive
import Newsroom

/// What stories name and carry.
extension UndoPart {
    func thing(in transaction: Transaction) throws -> UndoItem.Outcome? {
        let records = transaction.records
        switch try former(in: transaction) {
        case .photograph(let photograph, let original): return try put(photograph, original, in: transaction)
        case .topic(let topic):
            guard try records.topics.find(topic.id) != topic else { return nil }
            try transaction.perform(SaveTopic(topic))
        case .contributor(let contributor):
            guard try records.contributors.find(contributor.id) != contributor else { return nil }
            try transaction.perform(SaveContributor(contributor))
        case .section(let section):
            guard try records.sections.find(section.id) != section else { return nil }
            try transaction.perform(SaveSection(section))
        case .background(let revision): return try put(revision, in: transaction)
        case .backgroundCare(let care): return try put(care, in: transaction)
        case .storyPackage(let package): return try put(package, in: transaction)
        case .diaryEvent(let event): return try put(event, in: transaction)
        // Only an older version of the program has changed it without keeping what was there.
        default: return .left(work.first.event.details["changed"] == nil ? .made : .notKept)
        }
        return .undone
    }

    /// Sizes and crops follow from the rest, and so does the file unless another was put in its place.
    private func put(_ former: Photograph, _ original: String?, in transaction: Transaction) throws -> UndoItem.Outcome? {
        let photographs = transaction.records.photographs
        guard let current = try photographs.find(former.id) else { return .left(.notKept) }
        let isSameFile = try photographs.original(of: former.id) == original
        var photograph = former
        photograph.renditions = current.renditions
        if isSameFile, former.file != nil, current.file != nil { photograph.file = current.file }
        guard photograph != current || !isSameFile else { return nil }
        try transaction.perform(SavePhotograph(photograph, original: isSameFile ? nil : original))
        return .undone
    }

    private func put(_ revision: Int, in transaction: Transaction) throws -> UndoItem.Outcome? {
        let backgrounds = transaction.records.backgrounds
        guard let id = work.id(Background.self), let current = try backgrounds.find(id),
            var former = try backgrounds.find(id, revision: revision)
        else { return .left(.notKept) }
        former.revision = current.revision
        guard former != current else { return nil }
        try transaction.perform(SaveBackground(former, restoring: revision))
        return .undone
    }

    private func put(_ former: BackgroundCare, in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard let id = work.id(Background.self) else { return .left(.notKept) }
        guard try transaction.records.backgrounds.care(of: id) != former else { return nil }
        try transaction.perform(RestoreBackgroundCare(background: id, care: former))
        return .undone
    }

    func backgroundCorrection(in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard let id = Correction.ID(work.change.part) else { return .left(.notKept) }
        let wasTakenBack = work.first.event.act == "CorrectBackground" || work.first.event.details["takenBack"] == "false"
        guard try transaction.records.backgroundCorrections.isTakenBack(id) != wasTakenBack else { return nil }
        try transaction.perform(TakeBackgroundCorrectionBack(id, isTakenBack: wasTakenBack))
        return .undone
    }

    /// A package that was made is not shown to readers any longer.
    private func put(_ former: StoryPackage?, in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard let id = work.id(StoryPackage.self), let current = try transaction.records.packages.find(id) else { return .left(.notKept) }
        var package = former ?? current
        package.revision = current.revision
        if former == nil { package.isPublic = false }
        guard package != current else { return former == nil ? .left(.made) : nil }
        try transaction.perform(SavePackage(package))
        return former == nil ? .putAway : .undone
    }

    /// What was entered is taken out of the diary.
    private func put(_ former: DiaryEvent?, in transaction: Transaction) throws -> UndoItem.Outcome? {
        guard let id = work.id(DiaryEvent.self), let current = try transaction.records.diary.find(id) else { return .left(.notKept) }
        guard let former else {
            guard !current.isDropped else { return nil }
            try transaction.perform(DropDiaryEvent(id))
            return .putAway
        }
        guard former != current else { return nil }
        try transaction.perform(RestoreDiaryEvent(former))
        return .undone
    }
}
