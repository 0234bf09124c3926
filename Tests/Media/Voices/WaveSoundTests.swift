import Foundation
import Testing

@testable import Media

@Suite("WAV files")
struct WaveSoundTests {
    private static let format = WaveSound.Format(channels: 1, rate: 16_000)
    private static let sound = WaveSound(format: format, samples: Data((0..<3_200).map { UInt8(truncatingIfNeeded: $0) }))

    @Test("what is written is read")
    func roundTrip() throws {
        let read = try WaveSound(Self.sound.file)
        #expect(read.format == Self.format && read.samples == Self.sound.samples)
        #expect(read.seconds == 0.1)
    }

    @Test("sizes that a pipe could not know are taken as they come")
    func streamed() throws {
        var file = Self.sound.file
        file.replaceSubrange(40..<44, with: [0xFF, 0xFF, 0xFF, 0x7F])
        #expect(try WaveSound(file).samples == Self.sound.samples)
    }

    @Test("any file cut anywhere is read or refused, never more")
    func cut() throws {
        let file = Self.sound.file
        for length in stride(from: 0, to: file.count, by: 7) { _ = try? WaveSound(Data(file.prefix(length))) }
        for index in 0..<44 {
            for byte in [0, 1, 0x7F, 0xFF] as [UInt8] {
                var broken = file
                broken[index] = byte
                _ = try? WaveSound(broken)
            }
        }
    }

    @Test("silence at the ends goes, sound stays")
    func trimmed() {
        let loud = Data(repeating: 0x40, count: 3_200)
        let silence = WaveSound.silence(1, Self.format)
        let sound = WaveSound(format: Self.format, samples: silence + loud + silence)
        #expect((loud.count...loud.count + 3_000).contains(sound.trimmed.count))
        #expect(WaveSound(format: Self.format, samples: silence).trimmed.isEmpty)
    }
}
