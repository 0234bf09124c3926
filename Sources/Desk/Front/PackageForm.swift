import Foundation
import Newsroom
import Web

/// A package as its form sends it.
struct PackageForm {
    let visit: Visit

    var revision: Int? { Int(visit.field("revision")).flatMap { $0 >= 0 ? $0 : nil } }
    var words: String { String(visit.field("q").prefix(200)) }

    /// In the order of the numbers beside them, and of the form where those are the same; what was found and ticked comes last.
    private var stories: [Story.ID] {
        let removed = Set(visit.form.all("remove"))
        let numbers = visit.form.all("number")
        let kept = visit.form.all("story").enumerated().map { index, text in
            (text: text, number: numbers.indices.contains(index) ? Int(numbers[index]) ?? .max : .max, index: index)
        }
        let ordered = kept.sorted { ($0.number, $0.index) < ($1.number, $1.index) }.map(\.text).filter { !removed.contains($0) }
        var stories: [Story.ID] = []
        for id in (ordered + visit.form.all("add")).compactMap({ Story.ID($0) }) where !stories.contains(id) { stories.append(id) }
        return stories
    }

    /// The package as the form says; what the form has no field for is as it was.
    func package(_ base: StoryPackage) -> StoryPackage {
        var package = base
        package.title = visit.field("title")
        package.standfirst = visit.field("standfirst")
        package.stories = stories
        package.lead = Story.ID(visit.field("lead")).flatMap { package.stories.contains($0) ? $0 : nil }
        // The box is there for who may publish.
        if visit.visitor?.may(.publish) == true { package.isPublic = visit.field("public") == "yes" }
        package.revision = revision ?? base.revision
        return package
    }
}
