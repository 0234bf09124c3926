import Archive
import Foundation
package import Newsroom

/// Records the picture that other sites are to show beside links to a public story.
package struct RecordSharingPicture: Act {
    package var story: Story.ID
    package var picture: SharingPicture

    package init(_ picture: SharingPicture, of story: Story.ID) {
        self.story = story
        self.picture = picture
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.publish)
        try picture.checkFile()
        guard try transaction.records.sharing.sheet(of: story) == picture.sheet else {
            throw NewsroomError.conflict("the story is not public, or says something else by now")
        }
        try transaction.records.sharing.put(picture, for: story)
        transaction.record(on: "story:\(story)", ["file": picture.fileName])
        transaction.touch(.story(story))
    }
}

/// Records why no picture could be drawn for a story: it is not tried again until the story changes or the program starts anew.
package struct RefuseSharingPicture: Act {
    package var story: Story.ID
    package var reason: String

    package init(of story: Story.ID, because reason: String) {
        self.story = story
        self.reason = reason
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.publish)
        let reason = String(reason.prefix(300))
        try transaction.records.sharing.refuse(story, because: reason)
        transaction.record(on: "story:\(story)", ["reason": reason])
    }
}

/// Records the paper's own picture, for links to every page that has no other. The pictures of stories have its name on them:
/// those of the last weeks are ordered anew.
package struct RecordPaperPicture: Act {
    package var picture: SharingPicture

    package init(_ picture: SharingPicture) {
        self.picture = picture
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.publish)
        try picture.checkFile()
        let sharing = transaction.records.sharing
        guard try sharing.ofPaper() != picture else { return }
        try sharing.putOfPaper(picture)
        try sharing.orderAll(publishedAfter: transaction.now.addingTimeInterval(-Transaction.sharingFreshness))
        transaction.record(on: "paper", ["file": picture.fileName])
        transaction.touch(.paper)
    }
}

extension SharingPicture {
    fileprivate func checkFile() throws {
        guard MediaName.type(of: fileName) == "image/png" else {
            throw NewsroomError.invalid(field: "fileName", reason: "it is no picture of the media store")
        }
    }
}
