import CBrotli

/// Brotli (RFC 7932) of whole bodies.
package enum Brotli {
    /// Nil where the library has no memory for it.
    ///
    /// - Parameter quality: 0 to 11. 5 takes about as long as gzip's 6 and gives a tenth fewer bytes; 11 takes fifty times as long.
    package static func compress(_ bytes: [UInt8], quality: Int32) -> [UInt8]? {
        var count = BrotliEncoderMaxCompressedSize(bytes.count)
        guard count > 0 else { return nil }
        var output = [UInt8](repeating: 0, count: count)
        let isDone = BrotliEncoderCompress(quality, window(bytes.count), BROTLI_MODE_TEXT, bytes.count, bytes, &count, &output)
        guard isDone == BROTLI_TRUE else { return nil }
        output.removeLast(output.count - count)
        return output
    }

    /// The smallest window, as a power of two, that sees the whole body: the encoder's tables, which are made for each body, are as
    /// large as its window.
    private static func window(_ count: Int) -> Int32 {
        let bits = Int.bitWidth - count.leadingZeroBitCount
        return Int32(max(Int(BROTLI_MIN_WINDOW_BITS), min(Int(BROTLI_DEFAULT_WINDOW), bits + 1)))
    }
}
