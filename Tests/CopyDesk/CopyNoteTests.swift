import Testing

@testable import CopyDesk

@Suite("Notes on the copy")
struct CopyNoteTests {
    private static func notes(_ text: String, _ book: HouseBook = .apLike) -> [CopyNote] { CopyDesk(book: book).read(text).notes }

    private static func notes(_ text: String, by rule: String) throws -> [CopyNote] {
        Self.notes(text, try HouseBook("[one]\nsays: Write {right}, not {wrong}.\n\(rule)"))
    }

    @Test("are none without a book")
    func noBook() {
        #expect(CopyDesk().read("The mayor of Kiev utilized a hall.").notes.isEmpty)
    }

    @Test("come in the copy's order, with the words in the message")
    func order() {
        let notes = Self.notes("On February 12 the mayor of Kiev utilized a hall.")
        #expect(notes.map(\.rule) == ["dates", "names.ukraine", "words.plain"])
        #expect(notes[1].message.hasPrefix("Write Kyiv, not Kiev") && notes[1].severity == .warning)
    }

    @Test("on the same words keep their key while the copy changes elsewhere")
    func keys() throws {
        let first = try #require(Self.notes("The mayor of Kiev left on foot with them.").first)
        let second = try #require(Self.notes("It snowed here. The mayor of Kiev left on foot, and more.\n\nMore.").first)
        let third = try #require(Self.notes("The mayor of Kiev went on foot.").first)
        #expect(first.key == second.key && first.key != third.key && first.key.count == 16)
        let two = Self.notes("The mayor of Kiev left on foot. A man of Odessa, too.").map(\.key)
        #expect(Set(two).count == 2)
    }

    @Test("never restyle a speaker's own words, unless the rule says so")
    func quotations() throws {
        let text = "“We utilize it in Kiev,” Lind said."
        #expect(Self.notes(text).map(\.rule) == ["names.ukraine"])
        #expect(try Self.notes(text, by: "write: utilize -> use").isEmpty)
        #expect(try Self.notes(text, by: "write: utilize -> use\nin quotations: yes").count == 1)
    }

    @Test(
        "keep case, possessives and compounds",
        arguments: [
            ("Kiev's trams", "Kyiv's trams"), ("KIEV TALKS", "KYIV TALKS"), ("the Kiev-based firm", "the Kyiv-based firm"),
            ("the Minsk-Kiev train", "the Minsk-Kyiv train"), ("Utilize it.", "Use it."), ("He utilized it.", "He used it."),
        ])
    func forms(_ text: String, _ fixed: String) throws {
        let notes = try Self.notes(text, by: "write: Kiev -> Kyiv\nwrite: utilize|s|d -> use")
        #expect(HouseBookTests.applied(notes, to: text) == fixed)
    }

    @Test(
        "leave names of others, addresses and tags alone",
        arguments: [
            "news@kiev.example", "@Kiev wrote", "#Kiev", "www.Kiev.example", "Odessa, Texas", "in kiev", "Kyiv (Kiev)", "Chicken Kiev",
        ])
    func left(_ text: String) throws {
        #expect(try Self.notes(text, by: "write: Kiev -> Kyiv\nwrite: Odessa -> Odesa\nleave: Odessa Texas, Chicken Kiev").isEmpty)
    }

    @Test("on a field say which one, of which photograph, and how long it is")
    func fields() {
        let long = String(repeating: "word ", count: 30)
        let fields = StoryFields(headline: long, standfirst: "A.", photographs: [("Ada Lind", "A bridge"), ("", " ")])
        let notes = HouseBook.apLike.notes(on: fields)
        #expect(notes.map(\.field) == [.headline, .credit, .alternative] && notes.map(\.photograph) == [nil, 1, 1])
        #expect(notes[0].message.contains("150") && notes[0].message.contains("80"))
        #expect(HouseBook.apLike.notes(on: StoryFields(headline: "")).map(\.field) == [.headline, .standfirst])
    }

    @Test(
        "come of a book whose every line means something; else the line and the reason are told",
        arguments: [
            ("[a]\nsays: No.\nwrite: a", 3), ("[a]\nsays: No.\nwrite a -> b", 3), ("[a]\nsays: No.", 1), ("[a]\nwrite: a -> b", 1),
            ("[a]\nsays: No.\nspell: a -> b", 3), ("[a]\nsays: No.\nseverity: fatal\nwrite: a -> b", 3), ("language: tlh", 1),
            ("[a]\nsays: No.\nconvert: kilometers -> pounds", 3), ("[a]\nsays: No.\ndates: year first", 3),
            ("[a]\nsays: No.\ndates: month day\nalone: Jan", 1), ("[a]\nsays: No.\nnumbers: one two", 3),
            ("[a]\nsays: No.\nlongest: headline", 3), ("[a]\nsays: No.\nneeded: hat", 3), ("[a]\nsays: No.\nquotation marks: odd", 3),
            ("[a]\nsays: No.\nwrite: a -> b\n[a]\nsays: No.\nwrite: a -> b", 4), ("[a]\nsays: No.\nin quotations: perhaps", 3),
        ])
    func faults(_ text: String, _ line: Int) {
        #expect {
            _ = try HouseBook(text)
        } throws: {
            ($0 as? BookFault)?.line == line
        }
    }

    @Test("of one book do not touch another's")
    func books() {
        #expect(Self.notes("The color of it is grey.", .apLike).map(\.replacement) == ["gray"])
        #expect(Self.notes("The color of it is grey.", .guardianLike).map(\.replacement) == ["colour"])
    }
}
