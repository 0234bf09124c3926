/// One thing that an account did, with what becomes of it when all that the account did is undone.
package struct UndoItem: Hashable, Sendable {
    /// What of a thing was changed: what is undone together.
    package enum Aspect: String, CaseIterable, Hashable, Sendable {
        // In the order in which they are put back.
        case correction, backgroundCorrection, edition, version, plan, preview, stage, content, liveUpdate, silencedNote
        case photograph, topic, contributor, section, background, backgroundCare, storyPackage, diary, front, redirect, checklist, account
        // What nothing is kept of that could be put back.
        case comment, translations, mergedTopic, record, assignment, recording, credentials, coverage, stages
    }

    package enum Outcome: Hashable, Sendable {
        /// It stands as it did before.
        case undone
        /// The account has made it, and nobody sees it any longer: spiked, suspended, not public.
        case putAway
        /// Somebody else has changed it since: theirs stays.
        case changedSince(by: User.ID)
        case left(Reason)
    }

    package enum Reason: Hashable, Sendable {
        /// Nothing is ever deleted, and nobody sees it by itself.
        case made
        /// What it was before was not kept.
        case notKept
        /// It has no earlier state that could be put back.
        case aspect
        /// The time that was planned has gone by.
        case gone
        /// Readers see the story, by somebody else's doing.
        case isPublic
        /// An act refused, in its words.
        case refused(String)
    }

    /// `story:0190…`
    package let subject: String
    package let aspect: Aspect
    package let outcome: Outcome

    package init(subject: String, aspect: Aspect, outcome: Outcome) {
        self.subject = subject
        self.aspect = aspect
        self.outcome = outcome
    }
}
