import Foundation
import Newsroom
import Rendering

/// What is known of a photograph, as a form sends it and as it shows it.
struct PhotographForm {
    let visit: Visit

    /// A field of text: its name in the form, and where it stands.
    private struct Field {
        let name: String
        let place: WritableKeyPath<Photograph, String>
        var isLong = false
    }

    private static var fields: [Field] {
        [
            Field(name: "alternative_text", place: \.alternativeText, isLong: true), Field(name: "caption", place: \.caption, isLong: true),
            Field(name: "credit", place: \.credit), Field(name: "creator", place: \.creator), Field(name: "rights", place: \.rights),
            Field(name: "place", place: \.place), Field(name: "occasion", place: \.occasion),
        ]
    }

    /// Of IPTC's NewsCodes, those that a newsroom meets.
    static let sources = [
        "digitalCapture", "computationalCapture", "negativeFilm", "positiveFilm", "print", "screenCapture", "humanEdits",
        "algorithmicallyEnhanced", "compositeCapture", "digitalCreation", "dataDrivenMedia", "algorithmicMedia",
        "compositeWithTrainedAlgorithmicMedia", "trainedAlgorithmicMedia",
    ]

    // MARK: Sent

    /// The photograph as the form says; what the form has no field for is as it was.
    ///
    /// - Throws: `NewsroomError.invalid` for a field that cannot be read.
    func photograph(_ base: Photograph) throws -> Photograph {
        var photograph = base
        for field in Self.fields { photograph[keyPath: field.place] = text(field.name) }
        photograph.taken = try taken()
        photograph.rightsEnd = try rightsEnd()
        photograph.digitalSourceType = try source(base)
        photograph.focalPoint = .init(x: try part("focal_x", base.focalPoint.x), y: try part("focal_y", base.focalPoint.y))
        return photograph
    }

    /// Browsers send line breaks as two characters.
    private func text(_ name: String) -> String { visit.field(name).replacing("\r\n", with: "\n") }

    private func taken() throws -> ImpreciseDate? {
        let text = visit.field("taken")
        guard !text.isEmpty else { return nil }
        guard let date = ImpreciseDate(text) else {
            throw NewsroomError.invalid(field: "taken", reason: visit.words[.notAnImpreciseDate])
        }
        return date
    }

    private func rightsEnd() throws -> Day? {
        let text = visit.field("rights_end")
        guard !text.isEmpty else { return nil }
        guard let date = ImpreciseDate(text), date.precision == .day, !date.isApproximate else {
            throw NewsroomError.invalid(field: "rightsEnd", reason: visit.words[.notADay])
        }
        return date.first
    }

    private func source(_ base: Photograph) throws -> String? {
        let text = visit.field("source")
        guard !text.isEmpty else { return nil }
        guard Self.sources.contains(text) || text == base.digitalSourceType else {
            throw NewsroomError.invalid(field: "digitalSourceType", reason: visit.words[.invalid])
        }
        return text
    }

    /// Of a hundred. What was not touched stays as exact as it was.
    private func part(_ name: String, _ known: Double) throws -> Double {
        let text = visit.field(name)
        guard text.utf8.count < 9, let percent = Double(text), (0...100).contains(percent) else {
            throw NewsroomError.invalid(field: "focalPoint", reason: visit.words[.notAPart])
        }
        return text == Self.percent(known) ? known : percent / 100
    }

    private static func percent(_ part: Double) -> String { "\(Int((part * 100).rounded()))" }

    // MARK: Shown

    /// - Parameters:
    ///   - typed: what was sent, to be shown again with what was wrong in it.
    ///   - isChanged: whether somebody has changed it meanwhile: then what is there stands beside what was typed.
    func fields(_ photograph: Photograph, typed: Bool, isChanged: Bool) -> [DeskName: TemplateValue] {
        let entries = Self.fields.map { (name: $0.name, type: "text", value: photograph[keyPath: $0.place], isLong: $0.isLong) }
        let dates = [
            (name: "taken", type: "text", value: photograph.taken?.description ?? "", isLong: false),
            (name: "rights_end", type: "date", value: photograph.rightsEnd?.description ?? "", isLong: false),
        ]
        func shown(_ name: String, _ value: String) -> String { typed ? text(name) : value }
        let source = shown("source", photograph.digitalSourceType ?? "")
        let sources = Self.sources + (photograph.digitalSourceType.map { Self.sources.contains($0) ? [] : [$0] } ?? [])
        return [
            .fields: .list(
                (entries + dates).map { entry in
                    let value = shown(entry.name, entry.value)
                    let theirs = entry.value.isEmpty ? visit.words[.emptyThere] : entry.value
                    return .fields([
                        .name: .text(entry.name), .type: .text(entry.type), .label: .text(visit.words["field_\(entry.name)"]),
                        .value: .text(value), .isLong: .bool(entry.isLong), .hint: .text(hint(entry.name)),
                        // Browsers know of no length of a date.
                        .length: entry.type == "text" ? .number(5_000) : .none,
                        .theirs: isChanged && value != entry.value ? .text(theirs) : .none,
                    ])
                }),
            .options: Visit.options(
                [("", visit.words[.sourceUnknown])]
                    + sources.map { source in
                        let label = visit.words["source_\(templateSpelling(source))"]
                        return (source, label.isEmpty ? source : label)
                    }, selected: source),
            .focalX: .text(shown("focal_x", Self.percent(photograph.focalPoint.x))),
            .focalY: .text(shown("focal_y", Self.percent(photograph.focalPoint.y))),
        ]
    }

    private func hint(_ name: String) -> String {
        switch name {
        case "alternative_text": visit.words[.hintAlternativeText]
        case "taken": visit.words[.hintTaken]
        case "rights_end": visit.words[.hintRightsEnd]
        default: ""
        }
    }
}
