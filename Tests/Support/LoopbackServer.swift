import Foundation
import Glibc
import Synchronization

/// A real server on this machine that answers as a test says, well or badly: it gets the request's text and writes bytes.
package final class LoopbackServer: Sendable {
    /// Sends bytes; false once nobody takes them any longer.
    package typealias Send = @Sendable (_ bytes: [UInt8]) -> Bool

    package let port: UInt16
    private let listener: Int32
    private let received = Requests()

    package struct Failure: Error {}

    package init(_ answer: @escaping @Sendable (_ request: String, _ send: Send) -> Void) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = listener
        let outcome = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 64) == 0 && getsockname(descriptor, address, &length) == 0
            }
        }
        guard outcome else { throw Failure() }
        port = UInt16(bigEndian: address.sin_port)
        let received = received
        Thread.detachNewThread { Self.accept(on: descriptor) { Self.serve($0, received, answer) } }
    }

    /// Answers every request with the same.
    package convenience init(status: String = "200 OK", headers: [String] = ["Content-Type: text/html"], body: [UInt8]) throws {
        let head = (["HTTP/1.1 \(status)", "Content-Length: \(body.count)", "Connection: close"] + headers).joined(separator: "\r\n")
        try self.init { _, send in _ = send(Array("\(head)\r\n\r\n".utf8) + body) }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// The requests so far, head and body.
    package var requests: [String] { received.all }

    package var origin: String { "127.0.0.1:\(port)" }

    private static func accept(on listener: Int32, _ serve: @escaping @Sendable (Int32) -> Void) {
        while true {
            let connection = Glibc.accept(listener, nil, nil)
            if connection < 0, errno == EINTR { continue }
            guard connection >= 0 else { break }
            Thread.detachNewThread { serve(connection) }
        }
        close(listener)
    }

    private static func serve(_ connection: Int32, _ received: Requests, _ answer: (String, Send) -> Void) {
        defer { close(connection) }
        let request = request(on: connection)
        received.add(request)
        answer(request) { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    private static func request(on connection: Int32) -> String {
        var text = ""
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            if let end = text.range(of: "\r\n\r\n") {
                let length = text.lowercased().components(separatedBy: "content-length: ").dropFirst().first.flatMap { rest in
                    Int(rest.prefix { $0.isNumber })
                }
                if text[end.upperBound...].utf8.count >= length ?? 0 { return text }
            }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return text }
            text += String(decoding: buffer[..<count], as: UTF8.self)
        }
    }
}

private final class Requests: Sendable {
    private let requests = Mutex<[String]>([])

    var all: [String] { requests.withLock { $0 } }

    func add(_ request: String) {
        requests.withLock { $0.append(request) }
    }
}
