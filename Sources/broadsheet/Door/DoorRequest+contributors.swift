import Archive
import Editorial
import Newsroom

extension OpenDoor {
    func contributors() async throws -> DoorAnswer {
        .lines(
            try await newsroom.archive.read { try $0.contributors.newest(limit: 200) }.map {
                "\($0.slug)\t\($0.name)\t\($0.position)\t\($0.portrait.map(\.description) ?? "-")"
            })
    }

    /// - Parameters:
    ///   - slug: the contributor's address or the last part of it.
    ///   - photograph: an identifier; nil takes the portrait away.
    func setPortrait(of slug: String, to photograph: String?) async throws -> DoorAnswer {
        let slug = slug.split(separator: "/").last.map(String.init) ?? slug
        guard var contributor = try await newsroom.archive.read({ try $0.contributors.find(slug: slug) }) else {
            throw NewsroomError.notFound("contributor \(slug.prefix(80))")
        }
        contributor.portrait = try photograph.map { name in
            guard let id = Photograph.ID(name) else {
                throw NewsroomError.invalid(
                    field: "photograph", reason: "\(name.prefix(80)) is no identifier; broadsheet photograph list has them")
            }
            return id
        }
        try await editorial.perform(SaveContributor(contributor), as: User.operator.id)
        return .done("/author/\(contributor.slug)/ has \(photograph == nil ? "no picture" : "the picture").")
    }
}
