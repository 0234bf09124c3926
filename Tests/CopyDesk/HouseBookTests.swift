import Testing

@testable import CopyDesk

/// Every rule is held to its own examples.
@Suite("A house book's rule")
struct HouseBookTests {
    static let books: [HouseBook] = [.apLike, .guardianLike]
    static let examples: [RuleExample] = books.flatMap { book in book.rules.map { RuleExample(book: book, rule: $0) } }

    @Test("has a note and its fix on what is wrong, and none once it is fixed", arguments: examples)
    func wrong(_ one: RuleExample) {
        for (text, fixed) in one.rule.wrong {
            if one.rule.field != nil {
                #expect(one.fieldNotes(on: text).count == 1, "\(text)")
                continue
            }
            let notes = one.notes(on: text)
            #expect(!notes.isEmpty, "\(text)")
            #expect(notes.allSatisfy { ($0.replacement == nil) == (fixed == nil) }, "\(notes)")
            guard let fixed else { continue }
            #expect(Self.applied(notes, to: text) == fixed)
            #expect(one.notes(on: fixed).isEmpty, "\(one.notes(on: fixed))")
        }
    }

    @Test("is told in a sentence with the words of its first example", arguments: examples)
    func sentence(_ one: RuleExample) {
        let sentence = one.book.sentence(of: one.rule)
        #expect(!sentence.isEmpty && !sentence.contains("{") && (one.rule.field != nil || !sentence.contains("…")), "\(sentence)")
    }

    @Test("has nothing to say about what is right", arguments: examples)
    func right(_ one: RuleExample) {
        for text in one.rule.right {
            #expect(one.notes(on: text).isEmpty, "\(one.notes(on: text))")
            #expect(one.rule.field == nil || one.fieldNotes(on: text).isEmpty, "\(text)")
        }
    }

    @Test("shows what it means by an example of either kind, or only asks that something is there", arguments: examples)
    func examplesAreThere(_ one: RuleExample) {
        let asksOnly = one.rule.field != nil && one.rule.wrong.isEmpty
        #expect(asksOnly ? one.fieldNotes(on: " ").count == 1 : !one.rule.wrong.isEmpty && !one.rule.right.isEmpty)
        #expect(one.fieldNotes(on: "Text").isEmpty)
    }

    @Test("says one plain sentence", arguments: examples)
    func sentences(_ one: RuleExample) throws {
        let messages =
            one.rule.wrong.flatMap { wrong in
                one.rule.field != nil ? one.fieldNotes(on: wrong.text).map(\.message) : one.notes(on: wrong.text).map(\.message)
            } + (one.rule.wrong.isEmpty ? [one.rule.says] : [])
        for message in messages {
            #expect(message.first?.isUppercase == true && message.hasSuffix(".") && !message.contains("{"), "\(message)")
        }
    }

    @Test("is never left out because its book cannot be read")
    func starters() {
        #expect(Self.books.allSatisfy { $0.rules.count > 15 })
        #expect(HouseBook.starter(named: "ap")?.name == "AP-like" && HouseBook.starter(named: "guardian")?.name == "Guardian-like")
        #expect(HouseBook.starter(named: "none") == nil)
    }

    static func applied(_ notes: [CopyNote], to text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for note in notes.reversed() {
            guard let replacement = note.replacement else { continue }
            scalars.replaceSubrange(note.span.start..<note.span.end, with: Array(replacement.unicodeScalars))
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

/// A rule with its book, to try on its examples.
struct RuleExample: Sendable, CustomTestStringConvertible {
    let book: HouseBook
    let rule: HouseRule

    var testDescription: String { "\(book.name) \(rule.id)" }

    func notes(on text: String) -> [CopyNote] {
        CopyDesk(book: book).read(text).notes.filter { $0.rule == rule.id }
    }

    func fieldNotes(on text: String) -> [FieldNote] {
        book.notes(on: StoryFields(headline: text, standfirst: text, photographs: [(text, text)])).filter { $0.rule == rule.id }
    }
}
