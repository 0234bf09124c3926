import Foundation
import Newsroom

/// What has been found out for one reader: a page asks for the order of a query, and then for what the query finds.
final class FoundWishes {
    private var ranked: [SearchIndex.Wish: [SearchIndex.Ranked]?] = [:]
    private var common: [SearchIndex.Wish: Bool] = [:]

    /// All that match, best first; nil where they are too many to be put in order. They are looked for once.
    fileprivate func ranked(_ wish: SearchIndex.Wish, _ index: SearchIndex) throws -> [SearchIndex.Ranked]? {
        if let answer = ranked[wish] { return answer }
        // One word's stories are counted fast; where several must come together, looking for them is what costs.
        let isCommon = try wish.isOfOne && isCommon(wish, index)
        let answer = isCommon ? nil : try index.ranked(wish)
        ranked[wish] = .some(answer)
        return answer
    }

    fileprivate func isCommon(_ wish: SearchIndex.Wish, _ index: SearchIndex) throws -> Bool {
        if let answer = common[wish] { return answer }
        let answer = try index.isCommon(wish)
        common[wish] = answer
        return answer
    }
}

/// Search as readers have it.
extension EditionRecords {
    private var index: SearchIndex { SearchIndex(connection: connection) }

    func order(of query: SearchQuery) throws -> SearchQuery.Order {
        guard query.order == .relevance, let wish = try wish(query), !wish.words.isEmpty else { return .newest }
        return try known.ranked(wish, index) == nil ? .newest : .relevance
    }

    func search(_ query: SearchQuery, after cursor: Cursor?, limit: Int) throws -> Page<SearchHit> {
        guard let wish = try wish(query) else { return Page(items: [], next: nil) }
        let place = cursor.map { (story: Story.ID($0.id), rank: $0.position) }
        let isByRelevance = query.order == .relevance && !wish.words.isEmpty
        var found: [SearchIndex.Found]
        if isByRelevance, let ranked = try known.ranked(wish, index) {
            // Of one that is gone from the index, whatever has its rank was shown.
            let last = try place.map { (rank: $0.rank, number: try index.number(of: $0.story) ?? .max) }
            let rest = last.map { last in ranked.drop { ($0.rank, $0.number) <= last } } ?? ranked[...]
            found = try rest.prefix(limit + 1).compactMap { one in try index.story(one.number).map { ($0, one.rank) } }
        } else {
            // More may match by now than when the page before was put in order: then its last is a place among the newest.
            let last = try isByRelevance ? place.map { ($0.story, try index.number(of: $0.story) ?? .max) } : place
            found = try index.newest(wish, after: last, limit: limit + 1)
        }
        var next: Cursor?
        if found.count > limit {
            found.removeLast()
            next = found.last.map { Cursor(position: $0.rank, id: $0.story.uuid) }
        }
        let summaries = try summaries.find(found.map(\.story))
        let passages = try summaries.map { wish.words.isEmpty ? [] : try snippet(of: $0.id, for: wish.words) }
        return Page(items: zip(summaries, passages).map(SearchHit.init), next: next)
    }

    /// Nil where nothing can be found: nothing to look for, or a filter that leads nowhere.
    private func wish(_ query: SearchQuery) throws -> SearchIndex.Wish? {
        var wish = SearchIndex.Wish(words: SearchText.words(query.text, limit: 12))
        guard !wish.words.isEmpty || query.text.isEmpty && query.hasFilters else { return nil }
        if let last = wish.words.last {
            // A beginning is read whole before the first story comes out: not of words that very many have.
            wish.lastIsBeginning = try !known.isCommon(SearchIndex.Wish(words: [last], lastIsBeginning: false), index)
        }
        if let slug = query.section {
            guard let section = try section(slug: slug) else { return nil }
            wish.facets.append(.section(section.id))
        }
        if let slug = query.topic {
            guard let topic = try Topics(connection: connection).find(slug: slug) else { return nil }
            wish.facets.append(.topic(topic.id))
        }
        if let slug = query.author {
            guard let author = try Contributors(connection: connection).find(slug: slug) else { return nil }
            wish.facets.append(.contributor(author.id))
        }
        if let kind = query.kind { wish.facets.append(.kind(kind)) }
        if let language = query.language { wish.facets.append(.language(language)) }
        wish.since = query.from?.start(in: zone)
        wish.until = query.to?.next.start(in: zone)
        return wish
    }

    private func snippet(of story: Story.ID, for words: [String]) throws -> [SnippetPart] {
        let found = try connection.row("SELECT document, kind FROM editions WHERE story = $1", [.id(story)]) {
            (json: try $0.text(0), kind: try $0.name(1, StoryKind.self))
        }
        guard let found else { return [] }
        var text = try Document(json: found.json).plainText
        if found.kind == .live { text += "\n\n" + (try EditionUpdates(connection: connection).text(of: story)) }
        return Snippet.make(of: text, for: words)
    }

    func correction(of text: String) throws -> String? {
        let vocabulary = Vocabulary(connection: connection)
        var corrected = SearchQuery(text: text).text.lowercased()
        let before = corrected
        for word in Spelling.words(corrected).prefix(12) {
            // A word that some story has is spelt right, whatever else was not found with it.
            guard try index.newest(SearchIndex.Wish(words: [SearchText.form(word)]), after: nil, limit: 1).isEmpty,
                let nearest = try vocabulary.nearest(to: word)
            else { continue }
            corrected = corrected.replacing(word, with: nearest)
        }
        return corrected == before ? nil : corrected
    }

    func topics(named beginning: String, limit: Int) throws -> [TopicSummary] {
        let folded = Name.folded(beginning)
        guard folded.count >= 2 else { return [] }
        return try Topics(connection: connection).named(folded, limit: 4 * limit)
            .filter { try Editions(connection: connection).show($0.id) }.prefix(limit).map { $0 }
    }
}
