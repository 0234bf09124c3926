import Foundation
import Newsroom
import Web

/// An arrangement of the front page as the screen's form and the address of its preview carry it: a field for each place.
struct FrontForm: Sendable {
    let fields: Form

    static let packages = (1...FrontArrangement.mostPackages).map { "package-\($0)" }

    /// The revision that it was made from.
    var revision: Int? { fields["revision"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil } }
    var words: String { String((fields["q"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines).prefix(200)) }

    /// A place that names nothing that could be a story is free.
    var arrangement: FrontArrangement {
        var front = FrontArrangement(revision: revision ?? 0)
        for place in FrontArrangement.places { front.stories[place] = fields[place.name].flatMap { Story.ID($0) } }
        for name in Self.packages {
            if let id = fields[name].flatMap({ StoryPackage.ID($0) }), !front.packages.contains(id) { front.packages.append(id) }
        }
        return front
    }

    /// The first two places that have the same story.
    var double: (FrontArrangement.Place, FrontArrangement.Place)? {
        let stories = arrangement.stories
        let taken = FrontArrangement.places.filter { stories[$0] != nil }
        for (index, place) in taken.enumerated() {
            if let first = taken.prefix(index).first(where: { stories[$0] == stories[place] }) { return (first, place) }
        }
        return nil
    }
}

extension FrontArrangement {
    /// As the address of its preview says it.
    var query: String {
        let places = Self.places.compactMap { place in stories[place].map { "\(place.name)=\($0)" } }
        return (places + zip(FrontForm.packages, packages).map { "\($0)=\($1)" }).joined(separator: "&")
    }

    /// Where two arrangements differ.
    func places(otherThanIn other: FrontArrangement) -> [Place] { Self.places.filter { stories[$0] != other.stories[$0] } }
}
