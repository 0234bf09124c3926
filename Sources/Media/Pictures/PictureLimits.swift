package import Quarantine

/// What one picture may cost.
package enum PictureLimits {
    /// Bytes of a file that is taken in, and of any file that is made from it.
    package static let bytes = 200 << 20
    /// Pixels of a picture that is taken in.
    package static let pixels = 120_000_000
    /// Pixels that any picture may be high or wide.
    package static let side = 30_000

    /// Decoding a large picture and writing every rendition of it takes ten seconds on one busy core.
    package static let reading = ReadingLimits(
        memory: 3 << 30, seconds: 120, patience: 10, processors: 2, answer: 4 << 20, filesPerChild: 50)

    /// The same at the lowest priority: beside others that are busy all the time it may be given a hundredth of a processor.
    package static let inBackground = ReadingLimits(
        memory: reading.memory, seconds: reading.seconds, patience: 60, processors: reading.processors, answer: reading.answer,
        filesPerChild: reading.filesPerChild)
}
