import CopyDesk
import Editorial
import Foundation
import Synchronization

/// The newsroom's house book, as the setting names it: one of those that are built in, or a file, which is read again when it has
/// changed. A file that cannot be followed leaves the book of before in force.
final class HouseBookFile: Sendable {
    /// By which a file is known to be the one that was read.
    private struct Stamp: Equatable {
        var changed: Date?
        var size: Int?
        var number: Int?
    }

    private struct State {
        var style: HouseStyle
        var stamp: Stamp?
        var looked: ContinuousClock.Instant
    }

    /// A file is not looked at more often.
    static let patience = Duration.seconds(3)

    private let path: String?
    private let state: Mutex<State>
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameter name: `ap`, `guardian`, a file, or nothing.
    /// - Throws: `CommandFailure` that names the line that cannot be read.
    init(_ name: String, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) throws {
        self.now = now
        let isFile = !name.isEmpty && HouseBook.starter(named: name) == nil
        path = isFile ? name : nil
        // Before it is read: what changes while it is has another stamp.
        let stamp = isFile ? Self.stamp(of: name) : nil
        do throws(Fault) {
            let book = name.isEmpty ? nil : try Self.read(name)
            state = Mutex(State(style: HouseStyle(book: book), stamp: stamp, looked: now()))
        } catch {
            throw Setting.houseBook.failure("\(name): \(error.reason)")
        }
    }

    /// As it stands now.
    var style: HouseStyle {
        guard let path else { return state.withLock(\.style) }
        return state.withLock { state in
            let time = now()
            guard time - state.looked >= Self.patience else { return state.style }
            state.looked = time
            let stamp = Self.stamp(of: path)
            guard stamp != state.stamp else { return state.style }
            state.stamp = stamp
            do throws(Fault) {
                state.style = HouseStyle(book: try Self.read(path))
            } catch {
                state.style.fault = error.reason
            }
            return state.style
        }
    }

    /// Why a book cannot be followed, in words.
    struct Fault: Error {
        let reason: String
    }

    /// - Parameter name: that of a book that is built in, or a file's.
    static func read(_ name: String) throws(Fault) -> HouseBook {
        if let starter = HouseBook.starter(named: name) { return starter }
        guard let handle = FileHandle(forReadingAtPath: name), let data = try? handle.read(upToCount: HouseBook.longest + 1) ?? Data(),
            let text = String(validating: data, as: UTF8.self)
        else { throw Fault(reason: "neither ap nor guardian nor a file in UTF-8 that can be read") }
        do throws(BookFault) {
            return try HouseBook(text)
        } catch {
            throw Fault(reason: error.description)
        }
    }

    private static func stamp(of path: String) -> Stamp {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return Stamp(
            changed: attributes?[.modificationDate] as? Date, size: attributes?[.size] as? Int,
            number: attributes?[.systemFileNumber] as? Int)
    }
}
