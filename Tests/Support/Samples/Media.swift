package import Newsroom

extension Photograph {
    /// With every field.
    package static let ferryAtDawn = Photograph(
        id: .sample(501), caption: "The ferry leaves Vellmouth at dawn", credit: "Maren Holt/Vellmouth Post", creator: "Maren Holt",
        rights: "All rights with the paper", rightsEnd: Day(year: 2035, month: 12, day: 31), place: "Vellmouth",
        occasion: "The first crossing of the year",
        taken: ImpreciseDate("2025-01-02T07:41"), alternativeText: "A white ship before a red sky", digitalSourceType: "digitalCapture",
        focalPoint: FocalPoint(x: 0.25, y: 0.75),
        file: File(name: "0f1e2d.jpg", type: "image/jpeg", width: 3000, height: 2000), sourceURL: "https://pictures.example/ferry.jpg")
    /// With nothing but its words.
    package static let pierInFog = Photograph(id: .sample(502), caption: "The pier in fog")
}

extension Recording {
    package static let ferryReadAloud = Recording(
        id: .sample(601), title: "The ferry is back", voice: .synthetic(name: "hibari"), duration: 93.5, fileName: "ab12.opus")
    package static let wrenInterview = Recording(id: .sample(602), title: "Ada Wren speaks", voice: .person(name: "Ada Wren"))
}

extension Background {
    package static let howTheFerryBegan = Background(
        id: .sample(701), name: "How the ferry began",
        document: Document([.paragraph([.text("The ferry first crossed the sound in 1871, under sail.")])]),
        asOf: ImpreciseDate(year: 2024), source: "The harbour office's books", revision: 0)
}

extension Narration {
    package static func sample(digest: String, digit: Character = "a") -> Narration {
        let name = String(repeating: digit, count: 64)
        return Narration(
            digest: digest, voice: "hibari", language: "en", duration: 62.5, opus: File(name: name + ".opus", bytes: 2_500),
            mp3: File(name: name + ".mp3", bytes: 5_000),
            marks: [Mark(start: 0, place: .headline), Mark(start: 21, place: .text(0))])
    }
}
