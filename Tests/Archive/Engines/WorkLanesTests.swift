import Dispatch
import Synchronization
import Testing

@testable import Archive

@Suite("Lanes of work")
struct WorkLanesTests {
    /// What was done, in order.
    private final class Diary: Sendable {
        private let entries = Mutex<[String]>([])
        var all: [String] { entries.withLock { $0 } }
        func note(_ entry: String) { entries.withLock { $0.append(entry) } }
    }

    private func lanes(_ diary: Diary) -> WorkLanes {
        WorkLanes(label: "test", limits: .init(lanes: 1)) { _, jobs in
            for job in jobs {
                diary.note("job")
                job.refuse(EngineError.unavailable("Not in this test."))
            }
        }
    }

    @Test("work that nobody waits for is done while a lane is idle, and jobs that come meanwhile are done after it")
    func whileIdle() async throws {
        let diary = Diary()
        let lanes = lanes(diary)
        let (begun, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        #expect(
            lanes.whileIdle {
                begun.signal()
                go.wait()
                diary.note("idle work")
            })
        begun.wait()
        #expect(!lanes.whileIdle { diary.note("second") }, "the lane is at work")
        let job = Task { try await lanes.run { _ in } }
        go.signal()
        await #expect(throws: EngineError.self) { try await job.value }
        await lanes.close()
        #expect(diary.all == ["idle work", "job"])
    }

    @Test("closing waits for it, and nothing more is begun")
    func closing() async {
        let diary = Diary()
        let lanes = lanes(diary)
        let (begun, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        lanes.whileIdle {
            begun.signal()
            go.wait()
            diary.note("idle work")
        }
        begun.wait()
        async let closed: Void = lanes.close()
        go.signal()
        await closed
        #expect(diary.all == ["idle work"])
        #expect(!lanes.whileIdle { diary.note("too late") })
        #expect(diary.all == ["idle work"])
    }
}
