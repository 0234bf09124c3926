import CopyDesk
import Foundation
import Newsroom

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
    print("usage: copydesk-bench DATA [--german] [--misses SEED COUNT | --expected | --conflicts | --notes BOOK COUNT]")
    exit(64)
}
let isGerman = arguments.contains("--german")
let set = isGerman ? "German Wikinews" : "PolNeAR"
let articles = try isGerman ? GermanNews.articles(in: arguments[1]) : PolNeAR.articles(in: arguments[1])
let desk = CopyDesk(language: isGerman ? .german : .english)

func passage(_ spans: [Span]) -> Passage { Passage(spans.map { $0.start..<$0.end }) }

func triples(_ article: Article) -> [Triple] {
    desk.read(article.text).statements.map {
        Triple(
            source: passage($0.source.map { [$0] } ?? []), cue: passage([$0.cue]), content: passage($0.content),
            isDirect: $0.kind == .direct, note: "\($0.confidence)")
    }
}

func report(_ title: String, _ part: [Article]) {
    let ours = part.map(triples)
    print("\(title): \(part.count) articles, \(part.reduce(0) { $0 + $1.gold.count }) attributions")
    for criterion in Score.Criterion.allCases {
        for span in Score.Part.allCases {
            var score = Score()
            for (article, ours) in zip(part, ours) { score.add(ours, article.gold, span, criterion) }
            line("  \(span.name), \(criterion.name)", score)
        }
    }
    for criterion in Score.Criterion.allCases {
        var score = Score()
        for (article, ours) in zip(part, ours) {
            score.add(ours.filter(\.isDirect), article.gold.filter(\.isDirect), .content, criterion)
        }
        line("  direct quotations: content, \(criterion.name)", score)
    }
}

func line(_ name: String, _ score: Score) {
    func percent(_ value: Double) -> String { String(format: "%.3f", value) }
    print(
        "\(name.padding(toLength: 48, withPad: " ", startingAt: 0)) P \(percent(score.precision))  R \(percent(score.recall))  F1 \(percent(score.f1))"
    )
}

if arguments.contains("--text") {
    let text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
    let scalars = Array(text.unicodeScalars)
    for one in triples(Article(name: "", text: text, gold: [])) { print("[\(one.note)] \(Misses.shown(one, scalars))") }
    let reading = desk.read(text)
    for one in reading.statements {
        print(one.speaker, "|", one.role, "|", one.kind, one.said.map { "\($0)" } ?? "", one.occasion, one.outlets)
    }
    for one in reading.dates { print(one) }
    for one in reading.figures { print(one) }
    for one in reading.expectations { print(one) }
    for one in reading.unitPairs { print(one) }
    exit(0)
}
if let index = arguments.firstIndex(of: "--notes"), index + 2 < arguments.count {
    let book = HouseBook.starter(named: arguments[index + 1]) ?? .apLike
    Found.showNotes(articles, book, Int(arguments[index + 2]) ?? 10)
    exit(0)
}
if arguments.contains("--conflicts") {
    Found.showConflicts(articles, desk)
    exit(0)
}
if arguments.contains("--expected") {
    Found.showExpectations(articles, desk)
    exit(0)
}
let work = articles.filter { !$0.isHeldBack }
if arguments.contains("--misses") {
    Misses.show(work, triples, arguments.split(separator: "--misses", maxSplits: 1).last.map(Array.init) ?? [])
} else {
    report("\(set), worked on", work)
    report("\(set), looked at rarely", articles.filter(\.isHeldBack))
    let words = articles.reduce(0) { $0 + $1.text.split { $0 == " " || $0 == "\n" }.count }
    // The processor's time, not the clock's: others may be at work on the machine.
    let start = clock()
    let count = articles.reduce(0) { $0 + desk.read($1.text).statements.count }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    print("speed: \(Int(Double(words) / seconds)) words a second on one core (\(words) words, \(count) statements)")
    guard !isGerman else { exit(0) }
    let withNotes = CopyDesk(language: .english, book: .apLike)
    let second = clock()
    let notes = articles.reduce(0) { $0 + withNotes.read($1.text).notes.count }
    let longer = Double(clock() - second) / Double(CLOCKS_PER_SEC)
    print("speed with a house book: \(Int(Double(words) / longer)) words a second on one core (\(notes) notes)")
}
