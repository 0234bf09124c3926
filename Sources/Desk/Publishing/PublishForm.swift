import Archive
import Editorial
import Foundation
import Newsroom
import Web

/// What somebody decided on the publishing screen, read from its form.
struct PublishForm {
    /// Nobody plans further ahead than this but by a slip.
    private static let furthest: TimeInterval = 2 * 366 * 86_400

    let visit: Visit

    /// A fault in the form, in the screen's words.
    struct Fault: Error {
        let text: String
    }

    private func fault(_ word: DeskWord) -> Fault { Fault(text: visit.words[word]) }

    /// - Throws: `Fault`.
    func step() throws -> (step: SendStory.Step, embargo: Date?) {
        guard let revision = Int(visit.field("revision")), revision > 0 else { throw fault(.invalid) }
        switch visit.field("how") {
        case "now": return (.publish(revision: revision, time: .now), nil)
        case "at": return (.publish(revision: revision, time: .at(try time("at"))), nil)
        case "embargo": return (.publish(revision: revision, time: .now), try time("embargo_at"))
        case "update": return (.update(revision: revision, kind: .update), nil)
        case "fix": return (.update(revision: revision, kind: .fix), nil)
        case "correction":
            guard let kind = Correction.Kind(rawValue: visit.field("kind")) else { throw fault(.invalid) }
            return (.correct(revision: revision, kind: kind, text: visit.field("text")), nil)
        default: throw fault(.chooseHow)
        }
    }

    private func time(_ field: String) throws -> Date {
        let text = visit.field(field)
        guard !text.isEmpty else { throw fault(.chooseWhen) }
        guard let date = visit.desk.views.date(local: text) else { throw fault(.notATime) }
        let now = visit.desk.now()
        guard date > now else { throw fault(.timeIsPast) }
        guard date.timeIntervalSince(now) <= Self.furthest else { throw fault(.timeIsFar) }
        return date
    }

    /// What is to change of where the story appears: what the form had when it was made stays out of it.
    ///
    /// - Throws: `Fault`.
    func places(embargo: Date?) throws -> StoryPlaces {
        var places = StoryPlaces(embargo: embargo)
        let front = visit.field("front")
        if visit.form["front"] != nil, front != visit.field("front_was") {
            places.front = front.isEmpty ? .nowhere : .at(try place(front))
            guard let revision = Int(visit.field("front_revision")), revision >= 0 else { throw fault(.invalid) }
            places.frontRevision = revision
        }
        let (chosen, before) = (try packages("package"), try packages("was_in"))
        (places.joinedPackages, places.leftPackages) = (chosen.subtracting(before), before.subtracting(chosen))
        if visit.form["feed_was"] != nil, (visit.form["feed"] == "yes") != (visit.field("feed_was") == "yes") {
            places.inNewsFeed = visit.form["feed"] == "yes"
        }
        return places
    }

    private func place(_ text: String) throws -> FrontArrangement.Place {
        guard let place = FrontArrangement.places.first(where: { $0.name == text }) else { throw fault(.invalid) }
        return place
    }

    private func packages(_ field: String) throws -> Set<StoryPackage.ID> {
        let texts = visit.form.all(field)
        let ids = Set(texts.compactMap { StoryPackage.ID($0) })
        guard ids.count == Set(texts).count else { throw fault(.invalid) }
        return ids
    }
}

extension FrontArrangement.Place {
    /// `seconds-1`; counted from 1, as people do.
    var name: String { "\(slot.rawValue)-\(position + 1)" }
}
