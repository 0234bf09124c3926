package import Quarantine

/// The letters that there are on this machine to set words in.
package enum Typecase {
    /// The first letter of a text that no font here has; of letters that stand side by side in Unicode one is asked for.
    ///
    /// - Throws: a `Refusal` where fontconfig is not there to be asked.
    package static func missing(in text: String) throws(Refusal) -> Character? {
        var asked: Set<UInt32> = []
        for character in text {
            for scalar in character.unicodeScalars where scalar.properties.isAlphabetic {
                guard asked.insert(scalar.value >> 6).inserted else { continue }
                let query = ":charset=\(String(scalar.value, radix: 16))"
                if try Command.output(["fc-list", query, "family"], limit: 1, seconds: 10).isEmpty { return character }
            }
        }
        return nil
    }
}
