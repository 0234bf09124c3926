import Foundation

/// Sound as voices make it: a WAV file (RIFF) of 16-bit samples.
struct WaveSound: Sendable {
    /// Channels and samples a second; sounds of different formats cannot be put together.
    struct Format: Hashable, Sendable {
        var channels: Int
        var rate: Int

        var bytesPerSecond: Int { channels * rate * 2 }
    }

    let format: Format
    /// Little-endian, the channels by turns.
    let samples: Data

    /// - Throws: `ChildFailure` for anything else than 16-bit WAV with one or two channels.
    init(_ file: Data) throws {
        let bytes = [UInt8](file)
        func number(_ offset: Int, _ width: Int) -> Int {
            guard offset >= 0, offset + width <= bytes.count else { return 0 }
            return (0..<width).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        guard bytes.count > 44, bytes.starts(with: Array("RIFF".utf8)), bytes[8..<12].elementsEqual("WAVE".utf8) else {
            throw ChildFailure(description: "the voice gave no WAV file")
        }
        var format: Format?
        var offset = 12
        while offset + 8 <= bytes.count {
            // A voice that writes into a pipe does not know the size yet: what is there counts.
            let size = min(number(offset + 4, 4), bytes.count - offset - 8)
            let name = bytes[offset..<offset + 4]
            if name.elementsEqual("fmt ".utf8), size >= 16 {
                let kind = number(offset + 8, 2)
                guard kind == 1 || kind == 0xFFFE, number(offset + 22, 2) == 16 else { break }
                format = Format(channels: number(offset + 10, 2), rate: number(offset + 12, 4))
            } else if name.elementsEqual("data".utf8), let format {
                guard (1...2).contains(format.channels), (8_000...96_000).contains(format.rate) else { break }
                let start = offset + 8
                let whole = size - size % (format.channels * 2)
                self.format = format
                samples = Data(bytes[start..<start + whole])
                return
            }
            offset += 8 + size + size % 2
        }
        throw ChildFailure(description: "the voice gave a WAV file that is not of 16-bit samples, one or two channels")
    }

    init(format: Format, samples: Data) {
        self.format = format
        self.samples = samples
    }

    var seconds: Double { Double(samples.count) / Double(max(1, format.bytesPerSecond)) }

    static func silence(_ seconds: Double, _ format: Format) -> Data {
        Data(count: Int(seconds * Double(format.rate)) * format.channels * 2)
    }

    /// Without the silence that many voices leave at both ends: pauses are set by us.
    var trimmed: Data {
        let frame = format.channels * 2
        let frames = samples.count / frame
        return samples.withUnsafeBytes { bytes -> Data in
            func isLoud(_ index: Int) -> Bool {
                (0..<format.channels).contains { channel in
                    let at = index * frame + channel * 2
                    return abs(Int(Int16(truncatingIfNeeded: Int(bytes[at]) | Int(bytes[at + 1]) << 8))) > 200
                }
            }
            guard let first = (0..<frames).first(where: isLoud), let last = (0..<frames).last(where: isLoud) else { return Data() }
            // A little is left, so that no consonant loses its beginning.
            let margin = format.rate / 25
            let (start, end) = (max(0, first - margin), min(frames, last + 1 + margin))
            return Data(bytes[start * frame..<end * frame])
        }
    }

    /// The file's bytes.
    var file: Data {
        var file = Data()
        func append(_ number: Int, _ width: Int) {
            for index in 0..<width { file.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
        }
        file.append(contentsOf: Array("RIFF".utf8))
        append(36 + samples.count, 4)
        file.append(contentsOf: Array("WAVEfmt ".utf8))
        append(16, 4)
        append(1, 2)
        append(format.channels, 2)
        append(format.rate, 4)
        append(format.bytesPerSecond, 4)
        append(format.channels * 2, 2)
        append(16, 2)
        file.append(contentsOf: Array("data".utf8))
        append(samples.count, 4)
        return file + samples
    }
}
