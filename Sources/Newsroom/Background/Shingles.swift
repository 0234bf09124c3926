/// The runs of four words that a text has: what two texts have in common, whatever their order.
///
/// A. Z. Broder, “On the resemblance and containment of documents” (Compression and Complexity of Sequences, 1997). Words are
/// compared without case, accents and signs; a run is known by a fingerprint of 64 bits, the same on every machine.
package struct Shingles: Hashable, Sendable {
    package static let words = 4

    package private(set) var fingerprints: Set<Int64> = []

    package init(_ text: String) {
        let words = text.split { !$0.isLetter && !$0.isNumber }.map { Array(Name.folded(String($0)).utf8) }
        guard words.count >= Self.words else { return }
        for start in 0...words.count - Self.words {
            var hash = FNV1a()
            for word in words[start..<start + Self.words] {
                hash.add(word)
                hash.add(UInt8(ascii: " "))
            }
            fingerprints.insert(Int64(bitPattern: hash.value))
        }
    }

    /// Those of each paragraph: a run does not reach from one into the next.
    package init(_ document: Document) {
        for block in document.revisionLines { formUnion(Shingles(block.text)) }
    }

    package var isEmpty: Bool { fingerprints.isEmpty }

    package mutating func formUnion(_ other: Shingles) { fingerprints.formUnion(other.fingerprints) }

    /// How much of this is in the other: 0…1.
    package func containment(in other: Shingles) -> Double {
        isEmpty ? 0 : Double(fingerprints.intersection(other.fingerprints).count) / Double(fingerprints.count)
    }

    /// How much of both together both have: 0…1.
    package func resemblance(to other: Shingles) -> Double {
        let common = fingerprints.intersection(other.fingerprints).count
        let all = fingerprints.count + other.fingerprints.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }

    /// As many of the fingerprints as that, the same of texts that have the same: the smallest.
    package func sketch(_ most: Int) -> [Int64] { Array(fingerprints.sorted().prefix(most)) }
}
