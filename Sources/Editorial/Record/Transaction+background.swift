import Archive
import Newsroom

extension Transaction {
    /// Checks a background that is to be kept, and gives the one that stands.
    ///
    /// - Throws: `NewsroomError.conflict` where it was not made from that one.
    func checked(_ background: Background) throws -> Background? {
        try Check.text(background.name, in: "name", 1...200)
        try Check.text(background.source, in: "source", 0...500)
        do {
            try background.document.checkAsBackground()
        } catch {
            throw NewsroomError.invalid(field: error.path, reason: error.reason)
        }
        let document = background.document
        guard document.backgrounds.isEmpty, document.photographs.isEmpty, document.recordings.isEmpty else {
            throw NewsroomError.invalid(field: "document", reason: "a background is a passage of text: no photograph, audio or background")
        }
        let existing = try records.backgrounds.find(background.id)
        guard (existing?.revision ?? 0) == background.revision else {
            throw NewsroomError.conflict("the background was changed in between: its latest revision is \(existing?.revision ?? 0)")
        }
        return existing
    }

    /// Keeps the background's next revision: the stories that carry it show that from now on. Nothing is written for each of them
    /// but what is still to be read aloud, by one statement for all.
    ///
    /// - Parameter told: by which revision readers were last told of an update.
    func put(_ changed: Background, over existing: Background?, told: Int?, _ details: [String: String] = [:]) throws -> Background {
        var background = changed
        background.revision += 1
        let before = try existing.flatMap { try records.backgrounds.told($0.id, as: $0.revision) }
        try records.backgrounds.save(background, told: told, by: actor.id, at: now)
        try askForPreviews(of: background.document)
        let carriers = try records.editions.carriers(of: background.id)
        let counted = ["revision": "\(background.revision)", "carriers": "\(carriers)"]
        record(
            on: "background:\(background.id)", details.merging(counted) { $1 },
            before: existing.map { .background(revision: $0.revision) })
        touch(.background(background.id))
        guard let existing else { return background }
        if told != before { try tellReaders(of: background.id) }
        if !NarrationScript.soundsAlike(existing.document, background.document) { try settleNarrations(carrying: background.id) }
        return background
    }

    /// Lets crawlers look again at the stories that carry it: when is kept once, not with each story.
    func tellReaders(of background: Background.ID) throws {
        try records.backgrounds.tell(background, at: now)
        touch(.background(background))
        touch(try records.editions.changeSitemap(carrying: background, at: now))
    }

    /// Keeps who answers for a passage, and when it is looked at again.
    ///
    /// - Throws: `NewsroomError.invalid` for an owner who could not put it right.
    func keep(_ care: BackgroundCare, of background: Background.ID, after former: BackgroundCare? = nil) throws {
        if let owner = care.owner, owner != former?.owner {
            guard let account = try records.users.find(owner), account.status != .suspended, account.may(.keepBackground) else {
                throw NewsroomError.invalid(field: "owner", reason: "it must be somebody who may change background")
            }
        }
        try records.backgrounds.save(care, of: background)
    }
}
