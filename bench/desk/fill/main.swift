import Archive
import Foundation
import Newsroom

// Fills a newsroom that has been opened before with stories and assignments, through the stores: desk-bench DATA STORIES
let arguments = CommandLine.arguments
guard arguments.count == 3, let count = Int(arguments[2]), (1...10_000_000).contains(count) else {
    print("usage: desk-bench DATA STORIES")
    exit(64)
}
let clock = ContinuousClock()
let start = clock.now
let engine = try SQLiteEngine.open(folder: URL(fileURLWithPath: arguments[1], isDirectory: true))
let archive = try await NewsroomArchive(engine, at: Date())
let filling = try await Filling(archive, count: count, now: Date())
try await filling.run()
await engine.close()
print("\(count) stories in \(clock.now - start)")
