package import Archive
package import Newsroom

/// Says that a version which was set aside has been brought together with the story, or is not needed. It is kept all the same.
package struct SettleSetAside: Act {
    package var id: Identifier<SetAside>

    package init(_ id: Identifier<SetAside>) {
        self.id = id
    }

    package func perform(in transaction: Transaction) throws {
        guard let standing = try transaction.records.stories.standing(ofSetAside: id), !standing.isSettled else {
            throw NewsroomError.notFound("a version that is still to be settled")
        }
        _ = try transaction.story(standing.story, changing: true)
        try transaction.records.stories.settle(id, by: transaction.actor.id, at: transaction.now)
        transaction.record(on: "story:\(standing.story)", ["setAside": "\(id)"])
    }
}
