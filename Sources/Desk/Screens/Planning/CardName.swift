import Editorial
import Foundation
import Newsroom

/// What a card of the calendar that can be moved stands for, as forms send it: `assignment:0190…:both`, `publication:0190…`.
enum CardName: Hashable {
    case assignment(Assignment.ID, MoveAssignment.Times)
    case publication(Story.ID)

    /// - Throws: `NewsroomError.invalid` for anything else.
    init(_ text: String) throws {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 3, parts[0] == "assignment", let id = Assignment.ID(parts[1]),
            let times = MoveAssignment.Times(rawValue: parts[2])
        {
            self = .assignment(id, times)
        } else if parts.count == 2, parts[0] == "publication", let id = Story.ID(parts[1]) {
            self = .publication(id)
        } else {
            throw NewsroomError.invalid(field: "item", reason: "nothing that could be moved")
        }
    }

    var text: String {
        switch self {
        case .assignment(let id, let times): "assignment:\(id):\(times.rawValue)"
        case .publication(let id): "publication:\(id)"
        }
    }

    /// Where the card stands on its screen.
    var anchor: String { text.replacing(":", with: "-") }
}
