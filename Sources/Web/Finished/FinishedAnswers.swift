import Foundation
package import NIOCore
import Synchronization

/// Knows answers that are ready as bytes.
package protocol FinishedAnswers: Sendable {
    /// Nil where the request is to be answered in the usual way. Called on the connection's event loop: it must not wait.
    func finished(_ request: PlainRequest) -> FinishedAnswer?
}

/// An answer as it stands on the wire.
package struct FinishedAnswer: Sendable {
    /// From the status line to the last field's end; `Date` and the empty line come after it.
    package let head: ByteBuffer
    /// Shared by all connections that send it.
    package let body: ByteBuffer

    /// - Parameter answer: with all fields but `Content-Length` and `Date`.
    /// - Parameter body: what goes out; nil for an answer without one.
    /// - Parameter isHead: whether only the head is sent of what has a body.
    package init(_ answer: WebAnswer, body: ByteBuffer?, isHead: Bool) {
        var head = ByteBuffer()
        head.writeString("HTTP/1.1 \(answer.status) \(answer.status == 304 ? "Not Modified" : "OK")\r\n")
        for (name, value) in answer.headers { head.writeString("\(name): \(value)\r\n") }
        // An answer that has none says nothing of its length (RFC 9110, section 8.6).
        if let body { head.writeString("Content-Length: \(body.readableBytes)\r\n") }
        self.head = head
        self.body = isHead ? ByteBuffer() : body ?? ByteBuffer()
    }
}

/// `Date` as all answers of one second say it.
final class DateField: Sendable {
    private struct State {
        var second = Int.min
        var bytes: [UInt8] = []
    }

    private let state = Mutex(State())

    /// With the empty line that ends a head.
    ///
    /// - Parameter second: since 1970.
    func write(into head: inout ByteBuffer, second: Int) {
        state.withLock { state in
            if state.second != second {
                state.second = second
                state.bytes = Array("Date: \(HTTPDate.text(.init(timeIntervalSince1970: Double(second))))\r\n\r\n".utf8)
            }
            _ = head.writeBytes(state.bytes)
        }
    }
}
