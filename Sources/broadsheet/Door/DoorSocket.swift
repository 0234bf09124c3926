import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// A socket in the data folder at which a running server does what the command line asks. Only those who may use the folder
/// reach it.
enum DoorSocket {
    /// In bytes, of a request or an answer.
    static let largest = 64 << 20

    static func path(in data: URL) -> String { data.appendingPathComponent("newsroom.sock").path }

    /// Not where the path is longer than a socket's name may be (107 bytes): then the command line cannot reach the server.
    static func isPossible(in data: URL) -> Bool { path(in: data).utf8.count <= 107 }

    static func application(
        _ door: OpenDoor, data: URL, logger: Logger, onRunning: @escaping @Sendable () async -> Void
    ) -> Application<DoorResponder> {
        let path = path(in: data)
        // Left over from a server that was killed; the newsroom's lock says that it is gone.
        unlink(path)
        return Application(
            responder: DoorResponder(door: door), configuration: .init(address: .unixDomainSocket(path: path), serverName: nil),
            onServerRunning: { _ in
                chmod(path, 0o600)
                await onRunning()
            }, logger: logger)
    }
}

struct DoorResponder: HTTPResponder {
    typealias Context = BasicRequestContext
    let door: OpenDoor

    func respond(to request: Request, context: Context) async throws -> Response {
        guard request.method == .post else { return Response(status: .methodNotAllowed) }
        let answer: DoorAnswer
        do {
            let body = try await request.body.collect(upTo: DoorSocket.largest)
            answer = try await door.perform(JSONDecoder().decode(DoorRequest.self, from: Data(body.readableBytesView)))
        } catch {
            context.logger.error("the command line asked for something that failed", metadata: ["error": "\(error)"])
            answer = .refused("internal error; the server's log says more")
        }
        return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(answer))))
    }
}
