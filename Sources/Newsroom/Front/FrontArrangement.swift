/// What an editor has placed on the front page. A place that is left free, or whose story is not public, goes to the newest
/// story that stands nowhere else.
package struct FrontArrangement: Hashable, Sendable, Codable {
    package enum Slot: String, CaseIterable, Codable, Hashable, Sendable {
        case lead, seconds, columns

        /// How many stories it takes.
        package var places: Int {
            switch self {
            case .lead: 1
            case .seconds: 5
            case .columns: 4
            }
        }
    }

    package struct Place: Hashable, Sendable, Codable {
        package let slot: Slot
        /// From 0.
        package let position: Int

        package init(_ slot: Slot, _ position: Int = 0) {
            self.slot = slot
            self.position = position
        }
    }

    package static let mostPackages = 3

    package var stories: [Place: Story.ID]
    /// In the order in which they stand.
    package var packages: [StoryPackage.ID]
    /// 0 as long as nobody has arranged anything.
    package var revision: Int

    package init(stories: [Place: Story.ID] = [:], packages: [StoryPackage.ID] = [], revision: Int = 0) {
        self.stories = stories
        self.packages = packages
        self.revision = revision
    }

    /// Every place that there is, in the order of the page.
    package static let places: [Place] = Slot.allCases.flatMap { slot in (0..<slot.places).map { Place(slot, $0) } }
}
