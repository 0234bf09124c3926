import Archive
package import Newsroom

/// Puts a figure on the record: what it counts, whose it is, as of when.
package struct SaveFigure: Act {
    package var figure: Figure

    package init(_ figure: Figure) {
        self.figure = figure
    }

    package func perform(in transaction: Transaction) throws {
        try transaction.require(.keepRecord)
        try Check.text(figure.value, in: "value", 1...40)
        try Check.text(figure.counts, in: "counts", 1...300)
        try Check.text(figure.unit, in: "unit", 0...40)
        try Check.text(figure.source, in: "source", 0...300)
        _ = try transaction.story(figure.story)
        try transaction.records.figures.save(figure)
        transaction.record(on: "figure:\(figure.id)", ["story": "\(figure.story)"])
    }
}
