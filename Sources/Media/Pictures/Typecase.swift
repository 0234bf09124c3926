package import Quarantine
import Synchronization

/// The letters that there are on this machine to set words in.
package enum Typecase {
    /// By their numbers' higher bits, those that a font has. Fonts may come while the program runs; they seldom go.
    private static let known = Mutex<Set<UInt32>>([])

    /// The first letter of a text that no font here has; of letters that stand side by side in Unicode one is asked for.
    ///
    /// - Throws: a `Refusal` where fontconfig is not there to be asked.
    package static func missing(in text: String) throws(Refusal) -> Character? {
        for character in text {
            for scalar in character.unicodeScalars where scalar.properties.isAlphabetic {
                let block = scalar.value >> 6
                guard known.withLock({ !$0.contains(block) }) else { continue }
                let query = ":charset=\(String(scalar.value, radix: 16))"
                if try Command.output(["fc-list", query, "family"], limit: 1, seconds: 10).isEmpty { return character }
                known.withLock { _ = $0.insert(block) }
            }
        }
        return nil
    }
}
