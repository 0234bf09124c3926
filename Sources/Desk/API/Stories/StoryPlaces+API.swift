import Editorial
import Foundation
import Newsroom

/// Where a story appears, as a step of the API says it together with its publication.
extension StoryPlaces {
    static let members: [Schema.Property] = [
        .maybe("embargo", .time, "publish: under this embargo, which is then the story's own."),
        .maybe("inNewsFeed", .boolean, "Whether it runs in the news feed; then the story's own, too."),
        .maybe(
            "front", .orNull(FrontArrangement.placeNames),
            "Its place on the front page; null: none. What stands there moves on by one."),
        .maybe("frontRevision", .integer(0...1_000_000_000), "The revision of the front page that front was chosen from (getFront)."),
        .maybe("joinPackages", .set(.identifier, 0...mostPackages), "Packages that it becomes part of."),
        .maybe("leavePackages", .set(.identifier, 0...mostPackages), "Packages that it is part of no longer."),
    ]

    private static let mostPackages = 50

    /// - Parameter json: a step of `sendStory`.
    /// - Throws: `APIProblem.invalid` where the step takes no places, or something is missing that it needs.
    init(json: JSONValue) throws {
        func fault(_ field: String, _ detail: String) -> APIProblem { .invalid([FieldFault(field: field, detail: detail)]) }
        let step = json.text("do")
        for member in Self.members where json[member.name] != nil {
            guard step != "cancel", step != "withdraw", step == "publish" || member.name != "embargo" else {
                throw fault(member.name, "is not for this step")
            }
        }
        self.init(
            frontRevision: json["frontRevision"]?.integer ?? 0, joinedPackages: Set(json.identifiers("joinPackages")),
            leftPackages: Set(json.identifiers("leavePackages")), inNewsFeed: json["inNewsFeed"].map { $0 == true },
            embargo: json.time("embargo"))
        guard joinedPackages.isDisjoint(with: leftPackages) else { throw fault("leavePackages", "one of them is joined") }
        guard let front = json["front"] else { return }
        guard json["frontRevision"] != nil else { throw fault("frontRevision", "is missing beside front") }
        self.front = front.string.flatMap { FrontArrangement.Place(named: $0) }.map { .at($0) } ?? .nowhere
    }
}
