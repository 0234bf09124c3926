import Foundation
import Newsroom

/// What an editor can change in a story, as the API sends and takes it.
extension StoryContent {
    static let schema = Schema.named(
        "Content",
        .object([
            .always("headline", .line(0...Limit.headline)),
            .always("language", .line(1...35), "BCP 47: en, uk."),
            .always("document", documentSchema, "The body, as the editor keeps it: a tree of blocks. An empty one is {\"type\":\"doc\"}."),
            .maybe("kind", .choice(of: StoryKind.self), "news unless said."),
            .maybe("standfirst", .line(0...Limit.standfirst)),
            .maybe("slug", .text(0...Slug.maximumLength, .slug), "The wish for an address; empty: from the headline."),
            .maybe(
                "byline",
                .list(
                    .object([
                        .always("contributor", .identifier), .maybe("role", .choice(of: BylineEntry.Role.self), "author unless said."),
                    ]),
                    0...Limit.byline)),
            .maybe("dateline", .line(0...Limit.dateline), "Where the story was written, as printed."),
            .maybe("topics", .set(.identifier, 0...Limit.topics), "The first is the story's main topic."),
            .maybe("section", .orNull(.identifier)),
            .maybe(
                "leadPhotograph",
                .orNull(.object([.always("photograph", .identifier), .maybe("caption", .orNull(.text(0...5_000)))]))),
            .maybe("inNewsFeed", .boolean, "Whether it runs in the news feed; a brief always does."),
            .maybe("embargo", .orNull(.time), "Not before this time, on any surface."),
            .maybe("searchTitle", .line(0...Limit.headline), "For search engines; empty: the headline."),
            .maybe("sharingTitle", .line(0...Limit.headline), "For sharing; empty: the headline."),
        ]))

    static let documentSchema = Schema.named(
        "Document",
        .open([
            .always("type", .choice(["doc"])),
            .maybe("content", .list(.open([.always("type", .line(1...50))]), 0...DocumentLimits.nodes)),
        ]))

    /// Everything, also what has its default value.
    var json: JSONValue {
        [
            "kind": .string(kind.rawValue), "language": .string(language), "headline": .string(headline),
            "standfirst": .string(standfirst), "slug": .string(slug),
            "byline": .array(byline.map { ["contributor": .string("\($0.contributor)"), "role": .string($0.role.rawValue)] }),
            "dateline": .string(dateline), "topics": .array(topics.map { .string("\($0)") }),
            "section": section.map { .string("\($0)") } ?? .null, "leadPhotograph": lead, "inNewsFeed": .bool(inNewsFeed),
            "embargo": APITime.json(embargo), "searchTitle": .string(searchTitle), "sharingTitle": .string(sharingTitle),
            "document": document.jsonValue,
        ]
    }

    private var lead: JSONValue {
        leadPhotograph.map { lead in
            ["photograph": .string("\(lead.photograph)"), "caption": lead.caption.map { .string($0) } ?? .null]
        } ?? .null
    }

    /// - Parameter json: what keeps to the schema; what it leaves out has its default value.
    /// - Throws: `NewsroomError.invalid` for a document that breaks its own rules.
    init(json: JSONValue) throws {
        self.init(
            kind: json.name("kind") ?? .news, language: json.text("language"), headline: json.text("headline"),
            standfirst: json.text("standfirst"), slug: json.text("slug"),
            byline: (json["byline"]?.array ?? []).compactMap(BylineEntry.init), dateline: json.text("dateline"),
            topics: json.identifiers("topics"), leadPhotograph: json["leadPhotograph"].flatMap(PhotographUse.init),
            inNewsFeed: json["inNewsFeed"] == true, embargo: json.time("embargo"), searchTitle: json.text("searchTitle"),
            sharingTitle: json.text("sharingTitle"), section: json.identifier("section"))
        do {
            document = try Document(jsonValue: json["document"] ?? .null)
        } catch {
            throw NewsroomError.invalid(field: "content.document" + (error.path.isEmpty ? "" : "." + error.path), reason: error.reason)
        }
    }
}

extension BylineEntry {
    fileprivate init?(_ json: JSONValue) {
        guard let contributor: Contributor.ID = json.identifier("contributor") else { return nil }
        self.init(contributor: contributor, role: json.name("role") ?? .author)
    }
}

extension PhotographUse {
    fileprivate init?(_ json: JSONValue) {
        guard let photograph: Photograph.ID = json.identifier("photograph") else { return nil }
        self.init(photograph, caption: json["caption"]?.string)
    }
}

/// Members of an object that was held to its schema before.
extension JSONValue {
    /// Empty where there is none.
    func text(_ name: String) -> String { self[name]?.string ?? "" }
    func name<Name: RawRepresentable>(_ name: String) -> Name? where Name.RawValue == String { self[name]?.string.flatMap(Name.init) }
    func identifier<Of>(_ name: String) -> Identifier<Of>? { self[name]?.string.flatMap { Identifier<Of>($0) } }
    func identifiers<Of>(_ name: String) -> [Identifier<Of>] {
        (self[name]?.array ?? []).compactMap { $0.string.flatMap { Identifier<Of>($0) } }
    }
    func time(_ name: String) -> Date? { self[name]?.string.flatMap(APITime.date) }
    func texts(_ name: String) -> [String] { (self[name]?.array ?? []).compactMap(\.string) }
    /// 0 where there is none.
    func double(_ name: String) -> Double {
        switch self[name] {
        case .number(let number): number
        case .integer(let number): Double(number)
        default: 0
        }
    }
}
