import Archive
import Editorial
import Foundation
import Newsroom

/// The front page as the command line carries it: stories and packages by their addresses, or by identifier where they have
/// none yet.
struct FrontByName: Codable, Sendable {
    /// By slot; "-" leaves a place to the newest story.
    var slots: [String: [String]]
    var packages: [String]
    /// The revision that it was made from; nil takes the latest as it is.
    var basedOn: Int?
}

/// A package as its file has it.
struct PackageByName: Codable, Sendable {
    var title: String
    var slug: String?
    var standfirst: String?
    var stories: [String]
    var lead: String?
    var `public`: Bool?
    /// The revision that it was made from; nil takes the latest as it is.
    var basedOn: Int?
}

/// What stands where on the front, a line each, as `front show` prints it.
struct FrontLines: Codable, Sendable {
    var revision: Int
    var lines: [String]
}

extension OpenDoor {
    // MARK: Sections

    func addSection(name: String, slug: String, summary: String, position: Int) async throws -> DoorAnswer {
        let section = Section(id: IdentifierSource().next(), name: name, slug: slug, summary: summary, position: position)
        let saved = try await editorial.perform(SaveSection(section), as: User.operator.id)
        return .done("/section/\(saved.slug)/ is there.")
    }

    func sections() async throws -> DoorAnswer {
        .lines(try await newsroom.archive.read { try $0.sections.all() }.map { "\($0.position)\t\($0.slug)\t\($0.name)\t\($0.summary)" })
    }

    // MARK: The front page

    func front() async throws -> DoorAnswer {
        .front(
            try await newsroom.archive.read { records in
                let front = try records.fronts.current()
                var lines = try FrontArrangement.places.map { place in
                    "\(place.slot.rawValue)\t\(try front.stories[place].map { try records.line(of: $0) } ?? "-")"
                }
                lines += try front.packages.compactMap { try records.packages.find($0).map { "package\t\($0.slug)\t\($0.title)" } }
                return FrontLines(revision: front.revision, lines: lines)
            })
    }

    func arrange(_ wish: FrontByName) async throws -> DoorAnswer {
        let front = try await newsroom.archive.read { records in
            var front = FrontArrangement(revision: try wish.basedOn ?? records.fronts.current().revision)
            for (name, stories) in wish.slots {
                guard let slot = FrontArrangement.Slot(rawValue: name) else {
                    throw NewsroomError.invalid(field: "slots", reason: "there is no slot \(name.prefix(40))")
                }
                for (position, story) in stories.enumerated() where story != "-" {
                    front.stories[.init(slot, position)] = try records.story(named: story, in: "\(name)[\(position)]")
                }
            }
            front.packages = try wish.packages.map { slug in
                guard let found = try records.packages.find(slug: slug) else { throw NewsroomError.notFound("package \(slug.prefix(80))") }
                return found.id
            }
            return front
        }
        let arranged = try await editorial.perform(ArrangeFront(front), as: User.operator.id)
        return .done("The front page is arranged: revision \(arranged.revision).")
    }

    // MARK: Packages

    func save(_ wish: PackageByName) async throws -> DoorAnswer {
        let wished = try await newsroom.archive.read { records in
            let existing = try wish.slug.flatMap(records.packages.find(slug:))
            return StoryPackage(
                id: existing?.id ?? IdentifierSource().next(), title: wish.title, slug: wish.slug ?? "",
                standfirst: wish.standfirst ?? "",
                stories: try wish.stories.enumerated().map { try records.story(named: $1, in: "stories[\($0)]") },
                lead: try wish.lead.map { try records.story(named: $0, in: "lead") }, isPublic: wish.public ?? false,
                revision: wish.basedOn ?? existing?.revision ?? 0)
        }
        let saved = try await editorial.perform(SavePackage(wished), as: User.operator.id)
        return .done("/package/\(saved.slug)/ is kept: revision \(saved.revision)\(saved.isPublic ? "" : ", not public").")
    }

    func packages() async throws -> DoorAnswer {
        .lines(
            try await newsroom.archive.read { try $0.packages.newest(limit: 200) }.map {
                "\($0.slug)\t\($0.revision)\t\($0.isPublic ? "public" : "not public")\t\($0.stories.count)\t\($0.title)"
            })
    }
}

extension Records {
    /// A story by the address that leads to it, or by its identifier.
    func story(named name: String, in field: String) throws -> Story.ID {
        let slug = name.split(separator: "/").last.map(String.init) ?? name
        if let story = try editions.owner(ofSlug: slug) { return story }
        if let id = Story.ID(slug), try stories.find(id) != nil { return id }
        throw NewsroomError.invalid(field: field, reason: "there is no story at \(name.prefix(100))")
    }

    /// Its address and headline, as it is public, or its identifier where it is not.
    fileprivate func line(of story: Story.ID) throws -> String {
        guard let standing = try editions.standing(story) else { return "\(story)\t(not public)" }
        let headline = try stories.revision(standing.revision, of: story)?.content.headline ?? ""
        return "\(standing.slug)\t\(headline)"
    }
}
