import Archive
package import Newsroom

/// Makes the story of an assignment that has none: its title stands as the headline until there is one.
package struct BeginStory: Act {
    package var assignment: Assignment.ID
    /// The new story's; beginning twice with one identifier is the same as beginning once.
    package var story: Story.ID
    package var language: String

    package init(_ assignment: Assignment.ID, story: Story.ID, language: String) {
        self.assignment = assignment
        self.story = story
        self.language = language
    }

    package func perform(in transaction: Transaction) throws {
        var assignment = try transaction.openAssignment(assignment)
        if assignment.story == story { return }
        guard assignment.story == nil else { throw NewsroomError.conflict("the assignment's story is begun already") }
        guard try transaction.records.stories.find(story) == nil else { throw NewsroomError.conflict("there is such a story already") }
        if assignment.people.isEmpty || !assignment.people.contains(transaction.actor.id) && !transaction.actor.may(.assign) {
            // One's own idea is one's own to take.
            if assignment.createdBy != transaction.actor.id { try transaction.actor.requireTaking(assignment) }
            assignment.people.append(transaction.actor.id)
        }
        let content = StoryContent(
            kind: assignment.kind, language: language, headline: assignment.title, section: assignment.section)
        try transaction.perform(SaveStory(story: story, content: content, basedOn: 0))
        assignment.story = story
        try transaction.keep(assignment)
        transaction.record(on: "assignment:\(assignment.id)", ["story": "\(story)"])
    }
}
