import Foundation
import Newsroom

/// The front page's places as the API names them: `lead-1`, `seconds-3`.
extension FrontArrangement {
    static let placeNames = Schema.choice(places.map(\.name))

    static let members: [Schema.Property] = [
        .always(
            "stories", .list(.object([.always("place", placeNames), .always("story", .identifier)]), 0...places.count),
            "A place that is not named goes to the newest story that stands nowhere else."),
        .always("packages", .set(.identifier, 0...mostPackages), "In the order in which they stand."),
    ]

    var placements: [JSONValue.Member] {
        let items = Self.places.compactMap { place in
            stories[place].map { story -> JSONValue in ["place": .string(place.name), "story": .string("\(story)")] }
        }
        return [.init("stories", .array(items)), .init("packages", .array(packages.map { .string("\($0)") }))]
    }

    /// - Throws: `APIProblem.invalid` where a place is named twice.
    init(json: JSONValue) throws {
        self.init(packages: json.identifiers("packages"))
        for (index, item) in (json["stories"]?.array ?? []).enumerated() {
            guard let place = Place(named: item.text("place")), let story: Story.ID = item.identifier("story") else { continue }
            guard stories.updateValue(story, forKey: place) == nil else {
                throw APIProblem.invalid([FieldFault(field: "stories[\(index)].place", detail: "is there twice")])
            }
        }
    }
}

extension FrontArrangement.Place {
    init?(named name: String) {
        guard let place = FrontArrangement.places.first(where: { $0.name == name }) else { return nil }
        self = place
    }
}
