import Archive
import CopyDesk
import Newsroom

/// What the copy desk says of a story's words by the house book, and of its figures beside those that the newsroom has already.
struct CopyReading {
    private let book: HouseBook?
    private let desk: CopyDesk?

    /// As many of a copy's figures are looked for elsewhere, and so many are found of each.
    private static let (mostFigures, mostOfEach) = (100, 20)
    private static let mostBackgrounds = 50

    init(_ book: HouseBook?, language: String) {
        desk = CopyDesk(languageOf: language, book: book)
        self.book = book.flatMap { $0.language.code == LanguageTag.primary(language) ? $0 : nil }
    }

    /// Whether there is a book for the language.
    var isByBook: Bool { desk != nil && book != nil }

    /// In the text's order.
    func notes(on document: Document, text: String, day: Day, _ records: Records) throws -> [CopyNote] {
        guard let desk else { return [] }
        let reading = desk.read(text, on: day)
        let others = try inBackgrounds(of: document, by: desk, on: day, records) + onRecord(reading.figures, records)
        let conflicts = reading.conflicts + desk.conflicts(of: reading, with: others)
        return (reading.notes + CopyDesk.notes(on: conflicts)).sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }

    /// Of the passages that stand in the story by reference.
    private func inBackgrounds(of document: Document, by desk: CopyDesk, on day: Day, _ records: Records) throws -> [KnownFigure] {
        try document.backgrounds.prefix(Self.mostBackgrounds).flatMap { id -> [KnownFigure] in
            guard let background = try records.backgrounds.find(id) else { return [] }
            return desk.read(background.document.plainText, on: day).figures.map {
                KnownFigure(
                    value: $0.value, unit: $0.unit, counts: $0.counts, names: $0.names, source: "the background “\(background.name)”",
                    asOf: background.asOf)
            }
        }
    }

    /// Those that editors put on the record, of stories that readers have: not all who see a note may see the others.
    private func onRecord(_ figures: [MentionedFigure], _ records: Records) throws -> [KnownFigure] {
        let counted = Set(figures.lazy.map(\.counts).filter { !$0.isEmpty }.prefix(Self.mostFigures))
        return try counted.sorted().flatMap { try records.figures.counting($0, limit: Self.mostOfEach) }
            .filter { try records.editions.standing($0.story) != nil }.map { KnownFigure($0) }
    }

    // MARK: Around the text

    func notes(on content: StoryContent, silenced: [String: SilencedNote], _ records: Records) throws -> [StoryFieldNote] {
        guard isByBook, let book else { return [] }
        // Of one whose words alone are at hand, readers see nothing.
        let photographs = try content.photographsShown.compactMap { try records.photographs.find($0) }.filter { $0.file != nil }
        let fields = StoryFields(
            headline: content.headline, standfirst: content.standfirst,
            photographs: photographs.map { ($0.credit, $0.alternativeText) })
        return book.notes(on: fields).compactMap { note in
            // A brief is a line in the news feed, without a standfirst.
            guard content.kind != .brief || note.field != .standfirst else { return nil }
            let photograph = note.photograph.map { photographs[$0] }
            let about = photograph.map { "\($0.id)" } ?? (note.field == .headline ? content.headline : content.standfirst)
            let key = SuggestionFingerprint.of(about, by: note.rule)
            return StoryFieldNote(note: note, photograph: photograph, key: key, silenced: silenced[key])
        }
    }
}
