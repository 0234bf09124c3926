import Archive
package import Foundation
package import Newsroom

/// Where a story appears, as chosen together with its publication; what is nil stays as it is.
package struct StoryPlaces: Hashable, Sendable {
    /// A place on the front page, or none.
    package enum Front: Hashable, Sendable {
        case nowhere
        case at(FrontArrangement.Place)
    }

    package var front: Front?
    /// The revision of the front page that the choice was made from.
    package var frontRevision: Int
    package var joinedPackages: Set<StoryPackage.ID>
    package var leftPackages: Set<StoryPackage.ID>
    package var inNewsFeed: Bool?
    package var embargo: Date?

    package init(
        front: Front? = nil, frontRevision: Int = 0, joinedPackages: Set<StoryPackage.ID> = [], leftPackages: Set<StoryPackage.ID> = [],
        inNewsFeed: Bool? = nil, embargo: Date? = nil
    ) {
        self.front = front
        self.frontRevision = frontRevision
        self.joinedPackages = joinedPackages
        self.leftPackages = leftPackages
        self.inNewsFeed = inNewsFeed
        self.embargo = embargo
    }
}

extension FrontArrangement {
    /// The arrangement with a story at a place; what stood there and behind it in the same slot moves on by one, up to the first
    /// place that is free, and the last falls off.
    func with(_ story: Story.ID, at place: Place) -> FrontArrangement {
        var front = without(story)
        var moved = story
        for position in place.position..<place.slot.places {
            let next = front.stories.updateValue(moved, forKey: Place(place.slot, position))
            guard let next else { break }
            moved = next
        }
        return front
    }

    func without(_ story: Story.ID) -> FrontArrangement {
        var front = self
        front.stories = stories.filter { $0.value != story }
        return front
    }
}

extension Transaction {
    /// The revision that goes to readers: the one that was seen, or, where places ask for other fields than it has, one after it
    /// that differs in those alone. Then the words are approved as they were.
    func revision(with places: StoryPlaces, insteadOf seen: Int, of story: Story.ID) throws -> (number: Int, isApproved: Bool) {
        let revision = try revision(seen, of: story)
        var content = revision.content
        if let inNewsFeed = places.inNewsFeed, inNewsFeed != content.runsInNewsFeed { content.inNewsFeed = inNewsFeed }
        if let embargo = places.embargo { content.embargo = embargo }
        guard content != revision.content else { return (seen, false) }
        try requireSecondPerson(for: revision)
        guard case .saved(let number) = try perform(SaveStory(story: story, content: content, basedOn: seen)) else {
            throw NewsroomError.conflict("the story was changed while you looked at it: look at it again")
        }
        return (number, true)
    }

    func place(_ story: Story.ID, at places: StoryPlaces) throws {
        try placeOnFront(story, places)
        for id in places.joinedPackages.union(places.leftPackages).sorted(by: { $0.description < $1.description }) {
            guard var package = try records.packages.find(id) else { throw NewsroomError.notFound("package \(id)") }
            if places.leftPackages.contains(id) {
                package.stories.removeAll { $0 == story }
                if package.lead == story { package.lead = nil }
            } else if !package.stories.contains(story) {
                package.stories.append(story)
            }
            try perform(SavePackage(package))
        }
    }

    private func placeOnFront(_ story: Story.ID, _ places: StoryPlaces) throws {
        guard let choice = places.front else { return }
        let current = try records.fronts.current()
        var front: FrontArrangement
        switch choice {
        case .nowhere: front = current.without(story)
        case .at(let place):
            guard current.stories[place] != story else { return }
            front = current.with(story, at: place)
        }
        guard front != current else { return }
        front.revision = places.frontRevision
        try perform(ArrangeFront(front))
    }
}
