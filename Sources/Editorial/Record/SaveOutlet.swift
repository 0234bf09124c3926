import Archive
package import Newsroom

/// Makes an outlet or changes the newsroom's note on it.
package struct SaveOutlet: Act {
    package var outlet: Outlet

    package init(_ outlet: Outlet) {
        self.outlet = outlet
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        try Check.text(outlet.name, in: "name", 1...200)
        try Check.text(outlet.note, in: "note", 0...1_000)
        if let namesake = try transaction.records.outlets.find(name: outlet.name), namesake.id != outlet.id {
            throw NewsroomError.conflict("there is an outlet \(namesake.name) already")
        }
        guard try transaction.records.outlets.find(outlet.id) != outlet else { return }
        try transaction.records.outlets.save(outlet)
        transaction.touch(.outlet(outlet.id))
        transaction.record(on: "outlet:\(outlet.id)", ["name": outlet.name])
    }
}
