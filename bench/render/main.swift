import Archive
import Foundation
import Newsroom
import Rendering

// Renders one page again and again from the store, without any cache, and prints the microseconds that one rendering took:
// render-bench DATA THEME PATH [ROUNDS]
let arguments = CommandLine.arguments
guard arguments.count >= 4, case .page(let key) = PageAddress(path: arguments[3]) else {
    print("usage: render-bench DATA THEME PATH [ROUNDS]")
    exit(64)
}
let rounds = arguments.count > 4 ? Int(arguments[4]) ?? 2_000 : 2_000
let paper = Paper(name: "Paper", timeZone: .gmt, siteURL: "http://localhost:8080")
let engine = try SQLiteEngine.openReadingOnly(
    file: SQLiteEngine.file(in: URL(fileURLWithPath: arguments[1], isDirectory: true)))
let files = try ThemeStack(URL(fileURLWithPath: arguments[2], isDirectory: true))
let renderer = PageRenderer(paper: paper, theme: try Theme(files: files, language: paper.language))
let published = PublishedEditions(engine, paper: paper)

func render() async throws -> (microseconds: Double, bytes: Int, status: Int) {
    let clock = ContinuousClock()
    let start = clock.now
    let page = try await published.read { reader in try renderer.render(key, from: reader) }
    let time = clock.now - start
    return (Double(time.components.attoseconds) / 1e12 + Double(time.components.seconds) * 1e6, page.body.count, page.status)
}

for _ in 0..<200 { _ = try await render() }
var measured: [Double] = []
var bytes = 0
for _ in 0..<rounds {
    let page = try await render()
    guard page.status == 200 else {
        print("\(arguments[3]) answers \(page.status)")
        exit(1)
    }
    measured.append(page.microseconds)
    bytes = page.bytes
}
let times = measured.sorted()
let (median, late) = (Int(times[times.count / 2]), Int(times[times.count * 99 / 100]))
print("\(arguments[3]): \(bytes) bytes, rendered from SQLite: median \(median) µs, p99 \(late) µs (\(rounds) rounds)")
await engine.close()
