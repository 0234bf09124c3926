import Newsroom

/// A statement as schema.org has it.
extension Presenter {
    /// A Quotation where the words are the speaker's own; what is told in the paper's words is a Claim, for nobody may take it for
    /// a quotation.
    func quotation(_ published: PublishedStatement) -> JSON {
        let statement = published.statement
        let address = absolute(PageKey.statement(statement.id).path)
        var type = "Claim"
        if case .verbatim = statement.content { type = "Quotation" }
        var members: [(String, JSON)] = [
            ("@context", Self.schema), ("@type", .string(type)), ("@id", .string(address)), ("url", .string(address)),
            ("text", .string(statement.content.text)), ("inLanguage", .string(published.story.language)),
        ]
        if let speaker = published.speaker { members.append(("creator", creator(speaker, role: statement.role))) }
        if let said = statement.said, !said.isApproximate { members.append(("dateCreated", .string(said.description))) }
        members.append(("citation", .array((published.outlets.map(\.name) + [citation(of: published)]).map { .string($0) })))
        members.append(("isPartOf", article(published.story)))
        if !published.topics.isEmpty { members.append(("about", .array(published.topics.map(about)))) }
        if let original = statement.original {
            members.append(
                (
                    "translationOfWork",
                    .object([
                        ("@type", .string(type)), ("text", .string(original.text)), ("inLanguage", .string(original.language)),
                    ])
                ))
        }
        members.append(("publisher", publisher))
        return .object(members)
    }

    private func creator(_ speaker: TopicSummary, role: String) -> JSON {
        var members: [(String, JSON)] = [
            ("@type", .string(Self.type(of: speaker.kind))), ("name", .string(speaker.name)),
            ("url", .string(absolute(PageKey.topic(slug: speaker.slug).path))),
        ]
        if speaker.kind == .person, !role.isEmpty { members.append(("jobTitle", .string(role))) }
        return .object(members)
    }

    private func article(_ story: EditionSummary) -> JSON {
        let address = absolute(PageKey.story(slug: story.slug).path)
        return .object([
            ("@type", .string("NewsArticle")), ("@id", .string(address)), ("url", .string(address)), ("headline", .string(story.headline)),
            ("datePublished", .string(localTime(story.firstPublished).iso)),
        ])
    }
}
