import CopyDesk
import Editorial
import Foundation
import Synchronization
import Testing

@testable import broadsheet

@Suite("The newsroom's house book")
struct HouseBookFileTests {
    private final class Clock: Sendable {
        private let time = Mutex(ContinuousClock.now)
        var now: ContinuousClock.Instant { time.withLock(\.self) }
        func advance(_ duration: Duration) { time.withLock { $0 += duration } }
    }

    private func write(_ rules: String, to file: URL) throws { try Data(rules.utf8).write(to: file) }

    private func book(_ rule: String) -> String { "[\(rule)]\nsays: Write {right}.\nwrite: Kiev -> Kyiv\n" }

    @Test("is one of those that are built in, a file, or none")
    func names() throws {
        #expect(try HouseBookFile("").style.book == nil)
        #expect(try HouseBookFile("ap").style.book?.name == "AP-like")
        #expect(try HouseBookFile("guardian").style.book?.name == "Guardian-like")
    }

    @Test("a file with a fault is none to start with, and the line is told")
    func faults() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "house-\(UUID().uuidString).book")
        defer { try? FileManager.default.removeItem(at: file) }
        try write("[town]\nsays: Write {right}.\nspell: Kiev -> Kyiv\n", to: file)
        let fault = #expect(throws: CommandFailure.self) { try HouseBookFile(file.path) }
        #expect(fault?.description.contains("--house-book (BROADSHEET_HOUSE_BOOK)") == true)
        #expect(fault?.description.contains("line 3: a rule has no spell") == true, "\(String(describing: fault))")
        #expect(throws: CommandFailure.self) { try HouseBookFile("/nowhere.book") }
    }

    @Test("is followed when its file has changed, and left as it was while the file has a fault")
    func changes() throws {
        let (clock, file) = (Clock(), FileManager.default.temporaryDirectory.appending(path: "house-\(UUID().uuidString).book"))
        defer { try? FileManager.default.removeItem(at: file) }
        try write(book("first"), to: file)
        let shelf = try HouseBookFile(file.path, now: { clock.now })
        func rules() -> [String]? { shelf.style.book?.rules.map(\.id) }
        #expect(rules() == ["first"])
        try write(book("second"), to: file)
        #expect(rules() == ["first"], "a file is not looked at more often than every few seconds")
        clock.advance(HouseBookFile.patience)
        #expect(rules() == ["second"] && shelf.style.fault == nil)
        try write(book("third") + "spell: a -> b\n", to: file)
        clock.advance(HouseBookFile.patience)
        #expect(rules() == ["second"] && shelf.style.fault == "line 4: a rule has no spell")
        try FileManager.default.removeItem(at: file)
        clock.advance(HouseBookFile.patience)
        #expect(rules() == ["second"] && shelf.style.fault?.contains("can be read") == true)
        try write(book("fourth"), to: file)
        clock.advance(HouseBookFile.patience)
        #expect(rules() == ["fourth"] && shelf.style.fault == nil)
    }
}
