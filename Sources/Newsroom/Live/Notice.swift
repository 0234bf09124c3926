/// That something in the news feed or in a live coverage became public, changed or ceased to be: what those who follow it hear.
///
/// It names what to look at and not what happened: who hears of it reads what stands by then. So ten changes between two
/// readings are told once, and nothing can be told that is not public.
package struct Notice: Hashable, Sendable {
    /// Rises with each notice of the newsroom, over restarts and on all nodes; none appears late below a number once seen.
    package let number: Int
    package let story: Story.ID
    /// Nil where it is about the story itself.
    package let update: LiveUpdate.ID?

    package init(number: Int, story: Story.ID, update: LiveUpdate.ID? = nil) {
        self.number = number
        self.story = story
        self.update = update
    }
}

/// What can be followed while it goes on.
package enum NewsStream: Hashable, Sendable {
    case newsFeed
    /// A live coverage.
    case story(Story.ID)
}
