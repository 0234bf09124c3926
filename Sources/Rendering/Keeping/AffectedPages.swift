package import Newsroom

/// Which kept pages a change makes wrong: those that read one of its subjects.
///
/// Keeps both directions, so that asking costs what the answer is long and not what is kept.
package struct AffectedPages<Key: Hashable & Sendable>: Sendable {
    private var readsByPage: [Key: Set<Subject>] = [:]
    private var pagesBySubject: [Subject: Set<Key>] = [:]

    package init() {}

    /// Notes what a page read when it was rendered last.
    package mutating func insert(_ page: Key, reads: Set<Subject>) {
        remove(page)
        readsByPage[page] = reads
        for subject in reads { pagesBySubject[subject, default: []].insert(page) }
    }

    package mutating func remove(_ page: Key) {
        for subject in readsByPage.removeValue(forKey: page) ?? [] {
            pagesBySubject[subject]?.remove(page)
            if pagesBySubject[subject]?.isEmpty == true { pagesBySubject[subject] = nil }
        }
    }

    package func pages(affectedBy subjects: Set<Subject>) -> Set<Key> {
        subjects.reduce(into: []) { pages, subject in pages.formUnion(pagesBySubject[subject] ?? []) }
    }
}
