import Archive
package import Foundation
package import Newsroom

/// Moves an assignment to another day of the calendar. The clock times stay as the newsroom's zone shows them.
package struct MoveAssignment: Act {
    /// Which times go.
    package enum Times: String, CaseIterable, Hashable, Sendable {
        case deadline, planned
        /// Both, by as many days as the first of them.
        case both
    }

    package var assignment: Assignment.ID
    package var times: Times
    package var day: Day

    package init(_ assignment: Assignment.ID, _ times: Times, to day: Day) {
        self.assignment = assignment
        self.times = times
        self.day = day
    }

    package func perform(in transaction: Transaction) throws {
        let assignment = try transaction.openAssignment(assignment)
        let zone = transaction.zone
        guard let first = times == .deadline ? assignment.deadline : times == .planned ? assignment.planned : assignment.upcoming else {
            throw NewsroomError.invalid(field: times.rawValue, reason: "the assignment has no such time")
        }
        let days = day.daysSince1970 - Day(first, in: zone).daysSince1970
        var moved = assignment
        if times != .planned { moved.deadline = assignment.deadline.map { $0.moved(by: days, in: zone) } }
        if times != .deadline { moved.planned = assignment.planned.map { $0.moved(by: days, in: zone) } }
        try transaction.perform(SaveAssignment(moved))
    }
}

extension Date {
    /// The same time of the clock so many days later.
    package func moved(by days: Int, in zone: TimeZone) -> Date {
        let day = Day(self, in: zone)
        let shown = Int(timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: self)
        let minute = (shown - day.daysSince1970 * 86_400) / 60
        return Day(daysSince1970: day.daysSince1970 + days).instant(at: minute, in: zone)
    }
}
