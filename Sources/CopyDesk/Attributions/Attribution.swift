/// A source, a cue and what they attribute, as ranges of tokens.
///
/// After PARC (Pareti 2012) and PolNeAR (Newell et al. 2018): the *content* is what is attributed, the *source* whom it is attributed
/// to, the *cue* the words by which the text says so. Two limits on that definition: what somebody is said not to have said is no
/// attribution here, and neither is an attitude that nobody holds ("is expected to").
struct Attribution {
    enum Pattern: UInt8 {
        /// Words in quotation marks with a source and a verb beside them.
        case speech
        /// A clause or thing after the verb.
        case reported
        /// The clause before a source and verb: ", she said".
        case trailing
        /// "according to".
        case accordingTo
        /// A noun: "her call for".
        case noun
        /// What somebody is: "is confident that".
        case adjective
        /// "Name: words".
        case colon
        /// "was endorsed by".
        case passive
    }

    var pattern: Pattern
    var source: Range<Int>?
    var cue: Range<Int>
    var content: [Range<Int>]
    var flags: Frame.Flags = []
    var paragraph = 0
    /// The sentence's tokens.
    var sentence: Range<Int> = 0..<0
    /// Its content has quotations that are speech by themselves.
    var hasSpeech = false
    /// Its source is a government, or a place that stands for one.
    var isGovernment = false
}
