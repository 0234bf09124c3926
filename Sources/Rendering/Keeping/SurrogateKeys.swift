package import Newsroom

/// The names by which caches outside know which of their copies a change makes wrong: short texts made of the subjects that a page
/// read, the same on every node and in every version.
///
/// Two subjects may share a key, and then a copy is dropped though it was right; the other way round cannot happen.
package enum SurrogateKeys {
    /// Ten digits for a subject; and two, of which there are 256, for many subjects together.
    private static let (fine, coarse) = (10, 2)
    /// A page that has read more subjects than this has the coarse keys alone. 6,600 bytes of a field's value: Varnish takes 8,192 for
    /// the whole field unless told otherwise (`http_resp_hdr_len`), Fastly 16,384.
    static let most = 600

    /// What a page's answer carries, with spaces between, in the order of the alphabet.
    package static func carried(_ reads: Set<Subject>) -> String {
        let keys = Set(reads.map { key($0, reads.count > most ? coarse : fine) })
        return keys.sorted().joined(separator: " ")
    }

    /// What is purged after a change that touched a subject: both of its keys, because pages carry one or the other.
    package static func purged(_ subject: Subject) -> [String] { [key(subject, fine), key(subject, coarse)] }

    private static func key(_ subject: Subject, _ digits: Int) -> String {
        String(FNV1a(subject.text).value.hexadecimal.suffix(digits))
    }
}
