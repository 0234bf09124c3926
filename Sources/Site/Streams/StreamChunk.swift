import NIOCore

/// Bytes of a stream as they stand on the wire: a chunk (RFC 9112, section 7.1), made once for all who are sent it.
enum StreamChunk {
    /// - Parameter bytes: at least one, because a chunk of none is the last.
    static func bytes(_ bytes: [UInt8]) -> ByteBuffer {
        var chunk = ByteBuffer(string: String(bytes.count, radix: 16) + "\r\n")
        chunk.writeBytes(bytes)
        chunk.writeString("\r\n")
        return chunk
    }

    /// Ends the answer.
    static let last = ByteBuffer(string: "0\r\n\r\n")
}
