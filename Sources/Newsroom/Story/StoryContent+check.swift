import Foundation

extension StoryContent {
    /// Lengths in characters.
    package enum Limit {
        package static let headline = 300
        package static let standfirst = 2_000
        package static let dateline = 100
        package static let topics = 50
        package static let byline = 50
    }

    /// - Throws: `NewsroomError.invalid` with the field and what to do about it.
    package func check() throws {
        try checkFields()
        do {
            try document.check()
        } catch {
            throw NewsroomError.invalid(field: error.path, reason: error.reason)
        }
    }

    /// The same without the document.
    package func checkFields() throws {
        try check("headline", headline, atMost: Limit.headline)
        try check("standfirst", standfirst, atMost: Limit.standfirst)
        try check("dateline", dateline, atMost: Limit.dateline)
        try check("searchTitle", searchTitle, atMost: Limit.headline)
        try check("sharingTitle", sharingTitle, atMost: Limit.headline)
        if !slug.isEmpty, !Slug.isValid(slug) {
            throw NewsroomError.invalid(
                field: "slug", reason: "an address is made of a to z, digits and single hyphens, at most \(Slug.maximumLength) characters")
        }
        guard LanguageTag.isWellFormed(language) else {
            throw NewsroomError.invalid(field: "language", reason: "not a language tag such as en or uk: \(language.prefix(20))")
        }
        guard topics.count <= Limit.topics else {
            throw NewsroomError.invalid(field: "topics", reason: "at most \(Limit.topics) topics")
        }
        guard Set(topics).count == topics.count else { throw NewsroomError.invalid(field: "topics", reason: "a topic is named twice") }
        guard byline.count <= Limit.byline else {
            throw NewsroomError.invalid(field: "byline", reason: "at most \(Limit.byline) names")
        }
    }

    private func check(_ field: String, _ text: String, atMost limit: Int) throws {
        guard text.count <= limit else {
            throw NewsroomError.invalid(field: field, reason: "at most \(limit) characters; it has \(text.count)")
        }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw NewsroomError.invalid(field: field, reason: "it must be one line without control characters")
        }
    }

    /// What a story needs before readers see it.
    package func checkForPublication() throws {
        guard !headline.allSatisfy(\.isWhitespace) else {
            throw NewsroomError.invalid(field: "headline", reason: "a story needs a headline before it is published")
        }
        guard !document.blocks.isEmpty || !standfirst.isEmpty else {
            throw NewsroomError.invalid(field: "document", reason: "a story needs a body or a standfirst before it is published")
        }
    }
}
