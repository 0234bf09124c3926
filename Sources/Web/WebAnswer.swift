package import HTTPTypes

/// What is answered: a status, headers in order, and a body.
package struct WebAnswer: Sendable {
    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// What is sent instead of a body; nil for most answers.
    package var part: FilePart?
    /// Sends what there is to say as it comes, instead of a body, and returns at its end; nil for most answers.
    package var stream: WebStream?

    package typealias WebStream = @Sendable (_ send: ([UInt8]) async throws -> Void) async throws -> Void

    package init(
        status: Int, headers: [(name: String, value: String)], body: [UInt8] = [], part: FilePart? = nil, stream: WebStream? = nil
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.part = part
        self.stream = stream
    }

    package init(status: Int, headers: [(name: String, value: String)], body: String) {
        self.init(status: status, headers: headers, body: Array(body.utf8))
    }
}

/// A part of a file, read while it is sent and never held in memory.
package struct FilePart: Hashable, Sendable {
    package let path: String
    package let range: ClosedRange<Int>

    package init(path: String, range: ClosedRange<Int>) {
        self.path = path
        self.range = range
    }
}

/// What an answer says about what a page may do: nothing that it does not need.
package enum SecurityHeaders {
    /// - Parameter policy: what stands after `default-src 'none'` in the content security policy.
    package static func with(policy: String, referrer: String) -> [(name: String, value: String)] {
        [
            ("Content-Security-Policy", "default-src 'none'; \(policy); base-uri 'none'; frame-ancestors 'none'"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", referrer),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ]
    }
}

extension HTTPFields {
    package init(_ headers: [(name: String, value: String)]) {
        self.init()
        for (name, value) in headers {
            guard let name = HTTPField.Name(name) else { continue }
            append(HTTPField(name: name, value: value))
        }
    }
}
