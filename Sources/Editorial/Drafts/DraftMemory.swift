import Newsroom
import Synchronization

/// Documents of drafts as they were last committed, so that a batch need not read its story's document anew.
///
/// Only a help: the version in the database says what counts, and what is not here, or is behind, is read from there.
package final class DraftMemory: Sendable {
    private struct Kept {
        var version: Int
        var document: DraftDocument
        var used: Int
    }

    private struct State {
        var kept: [Draft.ID: Kept] = [:]
        var uses = 0
    }

    private let state = Mutex(State())
    private let most: Int

    package init(most: Int = 200) {
        self.most = most
    }

    func document(of draft: Draft.ID) -> (version: Int, document: DraftDocument)? {
        state.withLock { state in
            guard var kept = state.kept[draft] else { return nil }
            state.uses += 1
            kept.used = state.uses
            state.kept[draft] = kept
            return (kept.version, kept.document)
        }
    }

    /// Only what is committed: a version that was undone would come again as another one.
    func keep(_ document: DraftDocument, version: Int, of draft: Draft.ID) {
        state.withLock { state in
            state.uses += 1
            guard state.kept[draft].map({ $0.version < version }) ?? true else { return }
            state.kept[draft] = Kept(version: version, document: document, used: state.uses)
            guard state.kept.count > most, let oldest = state.kept.min(by: { $0.value.used < $1.value.used }) else { return }
            state.kept[oldest.key] = nil
        }
    }
}
