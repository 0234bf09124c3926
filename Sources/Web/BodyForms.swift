package import NIOCore
import Synchronization

/// A body in the forms in which it goes out, as bytes that all connections share. A compressed form is made when somebody first takes it:
/// most pages are asked for in one form, and many once.
package final class BodyForms: Sendable {
    private let identity: ByteBuffer
    /// Zlib's level and brotli's quality; nil where the body goes out as it is.
    private let levels: (gzip: Int32, brotli: Int32)?
    private let compressed = Mutex(Compressed())

    private struct Compressed {
        var gzip = Form.unknown
        var brotli = Form.unknown
    }

    private enum Form {
        case unknown
        case bytes(ByteBuffer)
        /// Not half as large: what a reader's machine would do for it is not worth it.
        case useless

        var isUseless: Bool { if case .useless = self { true } else { false } }
        var isUnknown: Bool { if case .unknown = self { true } else { false } }
    }

    /// One form only.
    package init(_ bytes: [UInt8]) {
        identity = ByteBuffer(bytes: bytes)
        levels = nil
    }

    /// - Parameters:
    ///   - gzip: zlib's level, 1 to 9.
    ///   - brotli: the quality, 0 to 11.
    package init(compressing bytes: [UInt8], gzip level: Int32, brotli quality: Int32) {
        identity = ByteBuffer(bytes: bytes)
        levels = (level, quality)
    }

    /// Whether what is sent depends on who asks.
    package var varies: Bool {
        levels != nil && compressed.withLock { !$0.gzip.isUseless || !$0.brotli.isUseless }
    }

    /// What it takes in memory at most, in bytes: no compressed form is kept that has more than half of the body's.
    package var size: Int { levels == nil ? identity.storageCapacity : 2 * identity.storageCapacity }

    /// The form for a client.
    package func coding(for codings: ContentCodings) -> ContentCoding {
        guard let levels else { return .identity }
        return compressed.withLock { compressed in
            while true {
                let coding = codings.best(gzip: !compressed.gzip.isUseless, brotli: !compressed.brotli.isUseless)
                switch coding {
                case .identity: return .identity
                case .gzip: if make(&compressed.gzip, { Gzip.compress($0, level: levels.gzip) }) { return .gzip }
                case .brotli: if make(&compressed.brotli, { Brotli.compress($0, quality: levels.brotli) }) { return .brotli }
                }
            }
        }
    }

    /// The form for a client if it need not be made first: making one takes milliseconds, for which nothing else is to wait.
    package func readyCoding(for codings: ContentCodings) -> ContentCoding? {
        guard levels != nil else { return .identity }
        return compressed.withLock { compressed in
            let coding = codings.best(gzip: !compressed.gzip.isUseless, brotli: !compressed.brotli.isUseless)
            return switch coding {
            case .identity: .identity
            case .gzip: compressed.gzip.isUnknown ? nil : .gzip
            case .brotli: compressed.brotli.isUnknown ? nil : .brotli
            }
        }
    }

    /// Whether the form is there, then.
    private func make(_ form: inout Form, _ compress: ([UInt8]) -> [UInt8]?) -> Bool {
        if case .unknown = form {
            let bytes = compress(Array(identity.readableBytesView)) ?? []
            form = !bytes.isEmpty && bytes.count <= identity.readableBytes / 2 ? .bytes(ByteBuffer(bytes: bytes)) : .useless
        }
        return !form.isUseless
    }

    /// The identity's where nobody was told of such a form by `coding(for:)`.
    package subscript(_ coding: ContentCoding) -> ByteBuffer {
        compressed.withLock { compressed in
            switch coding {
            case .gzip: if case .bytes(let bytes) = compressed.gzip { return bytes }
            case .brotli: if case .bytes(let bytes) = compressed.brotli { return bytes }
            case .identity: break
            }
            return identity
        }
    }
}
