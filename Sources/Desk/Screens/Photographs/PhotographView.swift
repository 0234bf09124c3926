import Archive
import Foundation
import Newsroom
import Rendering

/// A photograph's screen, but for its form.
struct PhotographView {
    let found: PhotographState
    let visit: Visit
    let visitor: Visitor

    private var photograph: Photograph { found.photograph }
    private var words: DeskWords { visit.words }
    private var views: DeskViews { visit.desk.views }
    private var mayKeep: Bool { visitor.may(.keepPhotographs) }
    private var mayChange: Bool { mayKeep && (!found.isShown || visitor.may(.publish)) }

    var fields: [DeskName: TemplateValue] {
        let end = photograph.rightsEnd.map { views.day($0) } ?? .none
        return [
            .url: .text("/photographs/\(photograph.id)"), .version: .number(found.version), .picture: picture,
            .alternativeText: .text(photograph.alternativeText),
            .caption: .text(photograph.caption.isEmpty ? words[.withoutCaption] : photograph.caption),
            .rightsOver: photograph.isOutOfRights(on: visit.today) ? end : .none,
            .rightsSoon: photograph.rightsEndSoon(on: visit.today) ? end : .none, .rendering: rendering,
            .isShown: .bool(found.isShown), .canWrite: .bool(mayChange), .isLocked: .bool(mayKeep && !mayChange),
            .crops: .list([Rendition.Crop.wide, .standard, .square].compactMap(crop)),
            .stories: .list(found.stories.map(story)), .portraits: .list(found.portraits.map { .text($0.name) }),
            .events: .list(found.events.map(event)),
        ]
    }

    private var picture: TemplateValue {
        guard let file = photograph.file else { return .none }
        let whole = photograph.renditions(.whole)
        return .fields([
            .src: .text("/media/\(file.name)"), .width: .number(file.width), .height: .number(file.height),
            .srcset: .text(whole.map { "/media/\($0.webp) \($0.width)w" }.joined(separator: ", ")),
        ])
    }

    private var rendering: TemplateValue {
        switch found.renditions {
        case .made: .none
        case .ordered: .text(words[.renditionsOrdered])
        case .refused(let reason): .text(words[.renditionsRefused, ["reason": reason]])
        }
    }

    private func crop(_ crop: Rendition.Crop) -> TemplateValue? {
        let all = photograph.renditions(crop)
        guard let made = all.first(where: { $0.width >= 600 }) ?? all.last else { return nil }
        return .fields([
            .name: .text(crop.rawValue), .label: .text(words["crop_\(crop.rawValue)"]), .src: .text("/media/\(made.webp)"),
            .width: .number(made.width), .height: .number(made.height),
        ])
    }

    private func story(_ entry: StoryListEntry) -> TemplateValue {
        let state = PublicationLabel(entry.publication, latest: entry.revision, embargo: entry.embargo, visit)
        return .fields([
            .url: .text("/stories/\(entry.id)"), .headline: .text(entry.headline.isEmpty ? words[.untitled] : entry.headline),
            .language: .text(entry.language), .stage: .text(entry.stage.rawValue), .stageName: .text(words[entry.stage]),
            .state: .text(state.name), .stateName: .text(state.text),
        ])
    }

    private func event(_ event: Event) -> TemplateValue {
        let details = event.details.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        return .fields([
            .date: views.date(event.at), .act: .text(words.act(event.act)), .by: .text(found.names[event.by] ?? ""),
            .details: .text(String(details.prefix(300))),
        ])
    }
}
