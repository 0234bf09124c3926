import Editorial
import Newsroom

/// What a piece of JSON looks like. Said once beside each operation: the description shows it (JSON Schema 2020-12, as OpenAPI 3.1
/// takes it), what comes in is held to it, and tests hold to it what goes out.
indirect enum Schema: Sendable {
    case text(ClosedRange<Int>, Form)
    case choice([String])
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case boolean
    case list(Schema, ClosedRange<Int>)
    /// With each value once.
    case set(Schema, ClosedRange<Int>)
    case object([Property])
    /// An object of another rule's: it has at least these members.
    case open([Property])
    case orNull(Schema)
    /// One of the description's components.
    case named(String, Schema)

    struct Property: Sendable {
        let name: String
        let schema: Schema
        let about: String
        let isRequired: Bool

        /// One that is always there.
        static func always(_ name: String, _ schema: Schema, _ about: String = "") -> Property {
            Property(name: name, schema: schema, about: about, isRequired: true)
        }

        static func maybe(_ name: String, _ schema: Schema, _ about: String = "") -> Property {
            Property(name: name, schema: schema, about: about, isRequired: false)
        }
    }

    /// What a text is besides a text.
    enum Form: Sendable {
        /// Of several lines, without control characters besides.
        case free
        /// Without control characters.
        case line
        case identifier, time, slug, date, stage, fingerprint
    }

    static let identifier = Schema.text(36...36, .identifier)
    static let time = Schema.text(20...40, .time)
    static let stage = Schema.text(5...40, .stage)
    static let fingerprint = Schema.text(22...22, .fingerprint)
    static let revision = Schema.integer(1...1_000_000_000)

    static func line(_ lengths: ClosedRange<Int>) -> Schema { .text(lengths, .line) }
    static func text(_ lengths: ClosedRange<Int>) -> Schema { .text(lengths, .free) }

    static func choice<Choice: CaseIterable & RawRepresentable>(of _: Choice.Type) -> Schema where Choice.RawValue == String {
        .choice(Choice.allCases.map(\.rawValue))
    }
}

extension Schema.Form {
    /// A regular expression (ECMA-262), and the format by which tools know it.
    var pattern: String? {
        switch self {
        case .free: "^[^\\u0000-\\u0009\\u000B-\\u001F\\u007F-\\u009F]*$"
        case .line: "^[^\\u0000-\\u001F\\u007F-\\u009F]*$"
        case .identifier: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
        case .time: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$"
        case .slug: "^([a-z0-9]+(-[a-z0-9]+)*)?$"
        case .stage: Stage.pattern
        case .fingerprint: "^[A-Za-z0-9_-]{22}$"
        case .date: "^\\d{4}(-\\d{2}(-\\d{2})?)?~?$"
        }
    }

    var format: String? {
        switch self {
        case .identifier: "uuid"
        case .time: "date-time"
        case .free, .line, .slug, .date, .stage, .fingerprint: nil
        }
    }

    /// Why a text is none of this form; nil for one that is.
    func fault(_ text: String) -> String? {
        switch self {
        case .free:
            text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" } ? "no control characters" : nil
        case .line: text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "one line without control characters" : nil
        case .identifier: Identifier<Story>(text)?.description == text ? nil : "an identifier: a UUID in lower case"
        case .time: APITime.date(text) == nil ? "a time such as 2025-02-12T14:02:00Z, from 1970 on" : nil
        case .slug: text.isEmpty || Slug.isValid(text) ? nil : "a to z, digits and single hyphens"
        case .stage: Stage(rawValue: text) == nil ? "a stage, such as draft or inReview.legal" : nil
        case .fingerprint: SuggestionFingerprint.isOne(text) ? nil : "that of a suggestion"
        case .date: ImpreciseDate(text).map { $0.precision != .minute } == true ? nil : "a year, month or day, such as 2024-08"
        }
    }
}
