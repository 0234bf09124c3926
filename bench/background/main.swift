import Archive
import Editorial
import Foundation
import Newsroom

// Corrects one passage that many public stories carry, and waits until every page, feed and list is right, asked for as readers
// ask; beside it, the same correction issued on each story: background-bench THEME [STORIES [ONE-BY-ONE]]
let arguments = CommandLine.arguments
let numbers = arguments.dropFirst(2).map { Int($0) ?? 0 }
guard arguments.count >= 2, numbers.allSatisfy({ (40...1_000_000).contains($0) }) else {
    print("usage: background-bench THEME [STORIES [ONE-BY-ONE]], each 40 or more")
    exit(64)
}
let count = numbers.first ?? 10_000
let copies = numbers.count > 1 ? numbers[1] : max(40, count / 10)
let folder = FileManager.default.temporaryDirectory.appending(path: "background-bench-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

let clock = ContinuousClock()

func seconds(_ body: () async throws -> Void) async rethrows -> Double {
    let start = clock.now
    try await body()
    let time = clock.now - start
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

func shown(_ seconds: Double) -> String {
    seconds < 1 ? String(format: "%.1f ms", seconds * 1_000) : String(format: "%.2f s", seconds)
}

let newsroom = try await BenchNewsroom(in: folder, theme: URL(fileURLWithPath: arguments[1], isDirectory: true))
FileHandle.standardError.write(Data("publishing \(count) stories that carry the passage, and \(copies) that have it as their own\n".utf8))
let carriers = try await Carriers(newsroom, count: count, copies: copies)
let checks = Checks(carriers: carriers)
// All pages are kept from here on: a reader has asked for each.
try await checks.pages("story", count, areRight: false)
try await checks.pages("copy", copies, areRight: false)

// The copies first: what they have in feeds and lists is out of the way of the check afterwards by then.
let copiesActs = try await seconds { for number in 0..<copies { try await carriers.correctCopy(number) } }
let copiesPages = try await seconds { try await checks.pages("copy", copies, areRight: true) }

var done: BackgroundCorrection?
let act = try await seconds { done = try await carriers.correctOnce() }
guard let correction = done else { exit(1) }
let pages = try await seconds { try await checks.pages("story", count, areRight: true) }
let rest = try await seconds {
    await checks.feeds(correction, notices: 30)
    try await checks.ownPage(correction)
    await checks.sitemap(correction)
}
let ledger = try await seconds { try await checks.ledger(correction, isReadAloud: false) }
try await carriers.readAloud()
try await checks.ledger(correction, isReadAloud: true)
await newsroom.engine.close()
try? FileManager.default.removeItem(at: folder)

let (once, each) = (act + pages, (copiesActs + copiesPages) / Double(copies) * Double(count))
print("One correction of a passage in \(count) public stories, \(carriers.heardStories.count) of them read aloud:")
print("  the act                                        \(shown(act))")
print("  from the act to the last page right            \(shown(once)), each page fetched and checked")
print("  feeds, list, its own pages, sitemap besides    \(shown(rest))")
print("  its ledger                                     \(shown(ledger))")
print("Story by story (\(copies) done, times \(count / copies)):")
print("  the acts                                       \(shown(copiesActs / Double(copies) * Double(count)))")
print("  to the last page right                         \(shown(each))")
print(
    String(
        format: "Ratio, story by story to once: %.1f to the last page, %.0f for the acts", each / once,
        copiesActs / Double(copies) * Double(count) / act))
for fault in checks.faults.all { print("WRONG: \(fault)") }
exit(checks.faults.all.isEmpty ? 0 : 1)
