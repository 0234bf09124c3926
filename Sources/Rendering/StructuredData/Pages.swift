import Newsroom

/// Pages that are no stories, as schema.org has them.
extension Presenter {
    /// The front page: the paper, and where it is searched.
    var webSite: JSON {
        .array([
            .object([("@context", Self.schema), ("@type", .string("NewsMediaOrganization"))] + organization),
            .object([
                ("@context", Self.schema), ("@type", .string("WebSite")), ("name", .string(paper.name)), ("url", .string(absolute("/"))),
                ("inLanguage", .string(paper.language)), ("publisher", publisher),
                (
                    "potentialAction",
                    .object([
                        ("@type", .string("SearchAction")),
                        (
                            "target",
                            .object([
                                ("@type", .string("EntryPoint")),
                                ("urlTemplate", .string(absolute(PageKey.search(text: "").path) + "?q={search_term_string}")),
                            ])
                        ),
                        ("query-input", .string("required name=search_term_string")),
                    ])
                ),
            ]),
        ])
    }

    /// A list of stories. The path leads from the front page to it, itself included.
    ///
    /// - Parameter stories: where they are chosen and have an order of their own.
    func collection(
        _ name: String, at page: PageKey, description: String = "", about: JSON? = nil, of stories: [EditionSummary] = [],
        path: [(String, PageKey)]
    ) -> JSON {
        var members: [(String, JSON)] = [
            ("@context", Self.schema), ("@type", .string("CollectionPage")), ("name", .string(name)),
            ("url", .string(absolute(page.path))), ("inLanguage", .string(paper.language)), ("isPartOf", webSiteReference),
        ]
        if !description.isEmpty { members.append(("description", .string(description))) }
        if let about { members.append(("about", about)) }
        if !stories.isEmpty { members.append(("mainEntity", list(stories))) }
        return .array([.object(members), breadcrumbs(path)])
    }

    private func list(_ stories: [EditionSummary]) -> JSON {
        let items = stories.enumerated().map { index, story in
            JSON.object([
                ("@type", .string("ListItem")), ("position", .number(index + 1)),
                ("url", .string(absolute(PageKey.story(slug: story.slug).path))),
            ])
        }
        return .object([("@type", .string("ItemList")), ("itemListElement", .array(items))])
    }

    /// A contributor's page.
    func profile(_ author: Contributor, portrait: Photograph?) -> JSON {
        let page = PageKey.author(slug: author.slug)
        var person: [(String, JSON)] = [
            ("@type", .string("Person")), ("name", .string(author.name)), ("url", .string(absolute(page.path))),
        ]
        if !author.position.isEmpty { person.append(("jobTitle", .string(author.position))) }
        if !author.biography.isEmpty { person.append(("description", .string(author.biography))) }
        if let portrait = portrait.flatMap({ sharedImage($0, in: .square) }) { person.append(("image", image(portrait))) }
        let pages = author.links.filter(LinkAddress.isElsewhere)
        if !pages.isEmpty { person.append(("sameAs", .array(pages.map { .string($0) }))) }
        person.append(("worksFor", publisher))
        return .array([
            .object([
                ("@context", Self.schema), ("@type", .string("ProfilePage")), ("url", .string(absolute(page.path))),
                ("inLanguage", .string(paper.language)), ("isPartOf", webSiteReference), ("mainEntity", .object(person)),
            ]),
            breadcrumbs([(author.name, page)]),
        ])
    }

    /// The way from the front page to a page, the page itself included.
    func breadcrumbs(_ path: [(name: String, page: PageKey)]) -> JSON {
        let steps = [(paper.name, PageKey.front)] + path
        let items = steps.enumerated().map { index, step -> JSON in
            .object([
                ("@type", .string("ListItem")), ("position", .number(index + 1)), ("name", .string(step.0)),
                ("item", .string(absolute(step.1.path))),
            ])
        }
        return .object([("@context", Self.schema), ("@type", .string("BreadcrumbList")), ("itemListElement", .array(items))])
    }

    static let schema = JSON.string("https://schema.org")

    var webSiteReference: JSON {
        .object([("@type", .string("WebSite")), ("name", .string(paper.name)), ("url", .string(absolute("/")))])
    }

    var publisher: JSON { .object([("@type", .string("NewsMediaOrganization"))] + organization) }

    private var organization: [(String, JSON)] {
        var members: [(String, JSON)] = [("name", .string(paper.name)), ("url", .string(absolute("/")))]
        if let logo {
            members.append(("logo", .object([("@type", .string("ImageObject")), ("url", .string(absolute(logo.address)))])))
        }
        members.append(("correctionsPolicy", .string(absolute(PageKey.corrections().path))))
        return members
    }
}
