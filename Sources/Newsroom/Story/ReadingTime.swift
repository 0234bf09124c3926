/// How long a story takes to read, worked out and never typed.
package enum ReadingTime {
    /// Silent reading of English non-fiction by adults: 238 words a minute (Brysbaert 2019, a meta-analysis of 190 studies).
    package static let wordsPerMinute = 238

    /// Whole minutes, at least one; a minute that is begun counts, so that nobody is promised less than it takes.
    ///
    /// What counts is what is read: headline, standfirst and the words of the body. Captions, credits, story cards, tables
    /// and the byline do not.
    package static func minutes(words: Int) -> Int {
        max(1, words / wordsPerMinute + (words % wordsPerMinute > 0 ? 1 : 0))
    }
}

extension StoryContent {
    /// The words that are read: headline, standfirst and body.
    package var words: Int {
        WordCount.words(in: headline) + WordCount.words(in: standfirst) + document.words
    }
}
