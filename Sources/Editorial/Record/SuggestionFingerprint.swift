import Credentials
import Newsroom

/// By which a suggestion is known as long as its words and its speaker are the same, wherever they stand: letters and digits count,
/// and neither case nor marks.
package enum SuggestionFingerprint {
    package static func of(_ words: String, by speaker: String) -> String {
        Credentials.Fingerprint.of(Array("\(folded(speaker))\n\(folded(words))".utf8))
    }

    /// Of words that expect something.
    package static func ofExpectation(_ passage: String) -> String { of(passage, by: "it is expected") }

    private static func folded(_ text: String) -> String {
        var folded = ""
        for scalar in Name.folded(text).unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                folded.unicodeScalars.append(scalar)
            } else if folded.last != " " {
                folded.append(" ")
            }
        }
        return folded.trimmed
    }

    package static func isOne(_ text: String) -> Bool {
        text.utf8.count == 22 && text.utf8.allSatisfy { $0 == 0x2D || $0 == 0x5F || (0x30...0x39).contains($0) || $0.isLetter }
    }

    package static let mostRefused = 5_000
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
}
