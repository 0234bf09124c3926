import Newsroom

/// A catalogue's file: the interface's texts in one language, each on a line of its own.
///
///     # What follows a number sign is for those who translate.
///     search_for = Search: {query}
///     reading_time[one] = {minutes} min read
package struct WordsFile {
    static let largest = 256_000
    static let longestText = 1_000

    package private(set) var texts: [String: WordText] = [:]

    /// Throws `NewsroomError.invalid` with `file:line`.
    package init(_ source: [UInt8], file: String) throws {
        guard let source = String(validating: source, as: UTF8.self) else {
            throw NewsroomError.invalid(field: file, reason: "a catalogue is UTF-8")
        }
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingSpace
            guard !line.isEmpty, line.first != "#" else { continue }
            do throws(Fault) {
                try read(line)
            } catch {
                throw NewsroomError.invalid(field: "\(file):\(index + 1)", reason: error.reason)
            }
        }
        for (name, text) in texts where text.hasForms {
            guard text.forms[.other] != nil else {
                throw NewsroomError.invalid(field: file, reason: "\(name) needs the form \(name)[other]")
            }
            guard text.forms[nil] == nil else {
                throw NewsroomError.invalid(field: file, reason: "\(name) is there both with forms and without")
            }
        }
    }

    private struct Fault: Error {
        let reason: String
    }

    private mutating func read(_ line: Substring) throws(Fault) {
        guard let sign = line.firstIndex(of: "=") else { throw Fault(reason: "a text is written NAME = TEXT") }
        let text = line[line.index(after: sign)...].trimmingSpace
        guard text.utf8.count <= Self.longestText else { throw Fault(reason: "a text may have \(Self.longestText) bytes at most") }
        let (name, form) = try Self.key(line[..<sign].trimmingSpace)
        guard texts[name]?.forms[form] == nil else { throw Fault(reason: "\(name) is there already") }
        texts[name, default: WordText()].forms[form] = try Self.parts(text)
    }

    private static func key(_ text: Substring) throws(Fault) -> (String, PluralForm?) {
        guard text.last == "]", let bracket = text.firstIndex(of: "[") else { return (try name(text), nil) }
        let form = text[text.index(after: bracket)...].dropLast()
        guard let form = PluralForm(rawValue: String(form)) else {
            throw Fault(reason: "there is no plural form \(form): \(PluralForm.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return (try name(text[..<bracket]), form)
    }

    private static func name(_ text: Substring) throws(Fault) -> String {
        guard !text.isEmpty, text.utf8.allSatisfy(TemplateCompiler.isNameByte) else {
            throw Fault(reason: "“\(text)” is not a name: lower-case letters, digits and _")
        }
        return String(text)
    }

    private static func parts(_ text: Substring) throws(Fault) -> [WordText.Part] {
        var parts: [WordText.Part] = []
        var rest = text
        while let start = rest.firstIndex(of: "{") {
            guard let end = rest[start...].firstIndex(of: "}") else { throw Fault(reason: "a { is never closed") }
            if start > rest.startIndex { parts.append(.literal(String(rest[..<start]))) }
            parts.append(.value(try name(rest[rest.index(after: start)..<end])))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        return parts
    }
}

/// A text of the interface, with room for values: as it is, or in the forms that a number asks for.
package struct WordText: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case literal(String)
        case value(String)
    }

    /// Under nil where no number decides.
    package var forms: [PluralForm?: [Part]] = [:]

    var hasForms: Bool { forms.keys.contains { $0 != nil } }

    /// The names of the values, of all forms together.
    var values: Set<String> {
        Set(
            forms.values.joined().compactMap { part in
                if case .value(let name) = part { name } else { nil }
            })
    }

    package func filled(_ form: PluralForm? = nil, _ value: (String) -> String) -> String {
        (forms[form] ?? forms[.other] ?? []).reduce(into: "") { text, part in
            switch part {
            case .literal(let literal): text += literal
            case .value(let name): text += value(name)
            }
        }
    }
}

extension Substring {
    fileprivate var trimmingSpace: Substring {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return self[first...last]
    }
}
