import Archive
import Editorial
import Newsroom

extension OpenDoor {
    func linkTranslations(_ names: [String]) async throws -> DoorAnswer {
        let stories = try await newsroom.archive.read { records in
            try names.enumerated().map { try records.story(named: $1, in: "stories[\($0)]") }
        }
        try await editorial.perform(LinkTranslations(stories), as: User.operator.id)
        return .done("\(stories.count) stories are linked.")
    }

    func unlinkTranslation(_ name: String) async throws -> DoorAnswer {
        let story = try await newsroom.archive.read { try $0.story(named: name, in: "story") }
        try await editorial.perform(UnlinkTranslation(story), as: User.operator.id)
        return .done("The story is linked with no translation any longer.")
    }

    func translations(of name: String) async throws -> DoorAnswer {
        .lines(
            try await newsroom.archive.read { records in
                let story = try records.story(named: name, in: "story")
                return try ([story] + records.translations.of(story)).map { id in
                    let standing = try records.editions.standing(id)
                    let revision = try standing?.revision ?? records.stories.find(id)?.latestRevision ?? 0
                    let content = try records.stories.revision(revision, of: id)?.content
                    return "\(content?.language ?? "")\t\(standing?.slug ?? "\(id)")\t\(content?.headline ?? "")"
                }
            })
    }
}
