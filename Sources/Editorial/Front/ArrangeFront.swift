import Archive
package import Newsroom

/// Places stories and packages on the front page. A story may be placed before it is public: it appears when it is.
package struct ArrangeFront: Act {
    package var front: FrontArrangement

    /// - Parameter front: with the number of the revision that it was made from.
    package init(_ front: FrontArrangement) {
        self.front = front
    }

    package func perform(in transaction: Transaction) throws -> FrontArrangement {
        try transaction.require(.arrangeFront)
        var front = front
        let current = try transaction.records.fronts.current()
        guard front.revision == current.revision else {
            throw NewsroomError.conflict("the front page was arranged in between: its latest revision is \(current.revision)")
        }
        try check(front, in: transaction)
        guard front != current else { return current }
        front.revision += 1
        try transaction.keep(front, insteadOf: current)
        return front
    }

    private func check(_ front: FrontArrangement, in transaction: Transaction) throws {
        for (place, story) in front.stories {
            let field = "\(place.slot.rawValue)[\(place.position)]"
            guard (0..<place.slot.places).contains(place.position) else {
                throw NewsroomError.invalid(field: field, reason: "\(place.slot.rawValue) takes \(place.slot.places) at most")
            }
            guard front.stories.values.count(where: { $0 == story }) == 1 else {
                throw NewsroomError.invalid(field: field, reason: "the story is placed twice")
            }
            guard try transaction.records.stories.find(story) != nil else {
                throw NewsroomError.invalid(field: field, reason: "there is no story \(story)")
            }
        }
        guard front.packages.count <= FrontArrangement.mostPackages, Set(front.packages).count == front.packages.count else {
            throw NewsroomError.invalid(
                field: "packages", reason: "at most \(FrontArrangement.mostPackages) packages, none of them twice")
        }
        for (index, package) in front.packages.enumerated() where try transaction.records.packages.find(package) == nil {
            throw NewsroomError.invalid(field: "packages[\(index)]", reason: "there is no package \(package)")
        }
    }
}

extension Transaction {
    fileprivate func keep(_ front: FrontArrangement, insteadOf before: FrontArrangement) throws {
        try records.fronts.save(front, by: actor.id, at: now)
        record(
            "ArrangeFront", on: "front",
            ["revision": "\(front.revision)", "stories": "\(front.stories.count)", "packages": "\(front.packages.count)"],
            before: .front(before))
        touch(.front)
    }

    /// Frees the place of a story that is withdrawn: published again, it must not come back to the top by itself.
    func takeFromFront(_ story: Story.ID) throws {
        let before = try records.fronts.current()
        var front = before
        guard let place = front.stories.first(where: { $0.value == story })?.key else { return }
        front.stories[place] = nil
        front.revision += 1
        try keep(front, insteadOf: before)
    }
}
