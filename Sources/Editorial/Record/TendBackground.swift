import Archive
package import Newsroom

/// Says who answers for a background passage, and from which day on they are asked whether it is still right.
package struct TendBackground: Act {
    package var background: Background.ID
    /// Nil for nobody.
    package var owner: User.ID?
    /// Nil for never.
    package var review: Day?

    package init(_ background: Background.ID, owner: User.ID?, review: Day?) {
        self.background = background
        self.owner = owner
        self.review = review
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepBackground)
        guard try transaction.records.backgrounds.find(background) != nil else { throw NewsroomError.notFound("background \(background)") }
        let former = try transaction.records.backgrounds.care(of: background)
        let care = BackgroundCare(owner: owner, review: review, confirmed: former.confirmed)
        guard care != former else { return }
        try transaction.keep(care, of: background, after: former)
        var details: [String: String] = [:]
        details["owner"] = owner?.description
        details["review"] = review?.description
        transaction.record(on: "background:\(background)", details, before: .backgroundCare(former))
    }
}
