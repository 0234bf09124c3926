import Foundation
import Newsroom

/// Turns the sample paper's texts into copy: dates in them are given in days from today, so that the paper is always fresh.
///
/// `{{day:-2}}` is "Nov. 20", `{{weekday:-2}}` "Friday", `{{date:-2}}` "2026-11-20".
struct SampleWords {
    private let today: Day
    private let zone: TimeZone

    init(madeAt: Date, zone: TimeZone) {
        today = Day(madeAt, in: zone)
        self.zone = zone
    }

    func filled(_ text: String, language: String) -> String {
        guard text.contains("{{") else { return text }
        var filled = ""
        var rest = text[...]
        while let start = rest.range(of: "{{"), let end = rest[start.upperBound...].range(of: "}}") {
            filled += rest[..<start.lowerBound]
            let parts = rest[start.upperBound..<end.lowerBound].split(separator: ":")
            if parts.count == 2, let days = Int(parts[1]) {
                filled += date(String(parts[0]), Day(daysSince1970: today.daysSince1970 + days), language)
            }
            rest = rest[end.upperBound...]
        }
        return filled + rest
    }

    private func date(_ form: String, _ day: Day, _ language: String) -> String {
        let date = day.start(in: zone).addingTimeInterval(43_200)
        var style = Date.FormatStyle(locale: Locale(identifier: language), timeZone: zone)
        switch form {
        case "weekday":
            style = style.weekday(.wide)
            return date.formatted(style)
        case "day" where language == "en": return "\(Self.months[day.month - 1]) \(day.day)"
        case "day":
            style = style.day().month(.wide)
            return date.formatted(style)
        default: return day.description
        }
    }

    /// As the Associated Press abbreviates them.
    private static let months = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]

    /// A body whose references are names, as a document.
    func document(_ blocks: JSONValue, names: SampleNames, statements: [String: Statement.ID], language: String) throws -> Document {
        let content = try settled(blocks, names, statements, language)
        do {
            return try Document(jsonValue: .object([.init("type", "doc"), .init("content", content)]))
        } catch {
            throw CommandFailure("the sample paper: \(error.path): \(error.reason)")
        }
    }

    private func settled(
        _ value: JSONValue, _ names: SampleNames, _ statements: [String: Statement.ID], _ language: String
    ) throws -> JSONValue {
        switch value {
        case .string(let text): return .string(filled(text, language: language))
        case .array(let values): return .array(try values.map { try settled($0, names, statements, language) })
        case .object(let members):
            let type = value["type"]?.string ?? ""
            return .object(
                try members.map { member in
                    if member.key == "attrs" { return .init("attrs", try attributes(member.value, of: type, names, statements, language)) }
                    return .init(member.key, try settled(member.value, names, statements, language))
                })
        default: return value
        }
    }

    private func attributes(
        _ value: JSONValue, of type: String, _ names: SampleNames, _ statements: [String: Statement.ID], _ language: String
    ) throws -> JSONValue {
        guard case .object(let members) = value else { return value }
        return .object(
            try members.map { member in
                switch (type, member.key, member.value.string) {
                case ("photograph", "key", let key?):
                    .init("id", .string(try names.find(key, in: names.photographs, "photograph").description))
                case ("background", "key", let key?):
                    .init("id", .string(try names.find(key, in: names.backgrounds, "background").description))
                case ("statement", "key", let key?): .init("id", .string(try names.find(key, in: statements, "statement").description))
                case ("storyCard", "story", let slug?):
                    .init("story", .string(try names.find(slug, in: names.stories, "story").description))
                default: .init(member.key, try settled(member.value, names, statements, language))
                }
            })
    }
}
