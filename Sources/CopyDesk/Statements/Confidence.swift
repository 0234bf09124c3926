/// How likely a suggestion is right. The figures are the share of each pattern that was right on the part of PolNeAR that the rules
/// were worked out on (`bin/bench copydesk`), rounded down; a speaker that nothing resolves lowers them.
enum Confidence {
    static func of(_ attribution: Attribution, _ speaker: Speaker) -> Double {
        let base = base(attribution)
        return speaker.isResolved ? base : base - 0.2
    }

    private static func base(_ attribution: Attribution) -> Double {
        switch attribution.pattern {
        case .speech: 0.95
        case .accordingTo, .trailing: 0.9
        case .colon: 0.8
        case .adjective: 0.7
        case .passive: 0.6
        case .noun: 0.5
        case .reported: attribution.flags.contains(.attitude) ? 0.6 : attribution.flags.contains(.clause) ? 0.85 : 0.7
        }
    }
}
