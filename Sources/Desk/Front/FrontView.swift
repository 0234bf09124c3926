import Foundation
import Newsroom
import Rendering

/// The fields of the front page's screen.
struct FrontView {
    let choices: FrontChoices
    let visit: Visit

    private var words: DeskWords { visit.words }
    private var front: FrontArrangement { choices.front }

    var fields: [DeskName: TemplateValue] {
        [
            .revision: .number(front.revision), .query: .text(choices.words),
            .isEmpty: .bool(!choices.words.isEmpty && choices.found.isEmpty),
            .previewUrl: .text(FrontPreview.path + (front.query.isEmpty ? "" : "?" + front.query)),
            .groups: .list(FrontArrangement.Slot.allCases.map(group)),
            .canPackage: .bool(!choices.packages.isEmpty), .packages: .list(FrontForm.packages.enumerated().map(package)),
            .changes: .list(choices.changes.map(change)),
        ]
    }

    // MARK: Places

    private func group(_ slot: FrontArrangement.Slot) -> TemplateValue {
        let places = (0..<slot.places).map { position -> TemplateValue in
            let place = FrontArrangement.Place(slot, position)
            let chosen = front.stories[place]?.description ?? ""
            return .fields([
                .id: .text(place.name), .label: .text(words[place]),
                .options: Visit.options([("", words["free_\(slot.rawValue)"])] + list(choices.placed), selected: chosen),
                .found: Visit.options(list(choices.found), selected: chosen),
                .newest: Visit.options(list(choices.newest), selected: chosen),
                .hasFound: .bool(!choices.found.isEmpty),
            ])
        }
        return .fields([.heading: .text(words["places_\(slot.rawValue)"]), .items: .list(places)])
    }

    /// A headline and when readers had it first.
    private func list(_ stories: [FrontChoices.Choice]) -> [(String, String)] {
        stories.map { story in
            let headline = story.headline.isEmpty ? words[.untitled] : story.headline
            let when = story.published.map(visit.desk.views.inWords) ?? words[.unpublished]
            return ("\(story.id)", "\(headline.prefix(90)) · \(when)")
        }
    }

    private func package(_ index: Int, _ name: String) -> TemplateValue {
        let packages = choices.packages.map { package in
            ("\(package.id)", package.isPublic ? package.title : "\(package.title) · \(words[.unpublished])")
        }
        let chosen = front.packages.indices.contains(index) ? "\(front.packages[index])" : ""
        return .fields([
            .id: .text(name), .label: .text(words[.packageNumber, ["number": "\(index + 1)"]]),
            .options: Visit.options([("", words[.nothingHere])] + packages, selected: chosen),
        ])
    }

    // MARK: What it was before

    private func change(_ change: FrontChoices.Change) -> TemplateValue {
        let places = change.places.map { words[$0] } + (change.changesPackages ? [words[.packages]] : [])
        return .fields([
            .number: .number(change.number), .by: .text(change.by), .date: visit.desk.views.recent(change.at, at: visit.desk.now()),
            .detail: .text(places.joined(separator: ", ")), .url: .text("/front?from=\(change.number)"),
            .isCurrent: .bool(change.number == front.revision),
        ])
    }
}

extension DeskWords {
    /// `Second 2`.
    subscript(place: FrontArrangement.Place) -> String {
        self["place_\(place.slot.rawValue)"] + (place.slot.places > 1 ? " \(place.position + 1)" : "")
    }
}
