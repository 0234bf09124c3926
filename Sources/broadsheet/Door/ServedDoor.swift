import Foundation
import Glibc

/// Asks the running server to do it, over the socket in its data folder.
struct ServedDoor: NewsroomDoor {
    private let socket: String

    /// Nil where no server answers at the socket.
    init?(socket: String) {
        self.socket = socket
        guard let connection = Self.connect(to: socket) else { return nil }
        Glibc.close(connection)
    }

    func perform(_ request: DoorRequest) async throws -> DoorAnswer {
        let body = try JSONEncoder().encode(request)
        guard let connection = Self.connect(to: socket) else {
            throw CommandFailure("the server that held this newsroom has gone; try again")
        }
        defer { Glibc.close(connection) }
        let head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.count)\r\nConnection: close\r\n\r\n"
        guard Self.send(Data(head.utf8) + body, on: connection), let answer = Self.receive(on: connection) else {
            throw CommandFailure("the server ended before it answered; whether it was done, a second try will show")
        }
        return try JSONDecoder().decode(DoorAnswer.self, from: answer)
    }

    func close() async {}

    private static func connect(to path: String) -> Int32? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let connection = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard connection >= 0 else { return nil }
        let outcome = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard outcome == 0 else {
            Glibc.close(connection)
            return nil
        }
        return connection
    }

    private static func send(_ data: Data, on connection: Int32) -> Bool {
        data.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = Glibc.send(connection, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    /// The body of the answer: all that comes after the head until the server closes.
    private static func receive(on connection: Int32) -> Data? {
        var answer = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while answer.count <= DoorSocket.largest {
            let count = recv(connection, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { break }
            answer += buffer[..<count]
        }
        guard answer.starts(with: Data("HTTP/1.1 200".utf8)), let head = answer.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        return answer[head.upperBound...]
    }
}
