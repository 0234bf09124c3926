/// How likely a suggestion is right. The figures are the share of each pattern that was right on the part of PolNeAR that the rules
/// were worked out on (`bin/bench copydesk`), rounded down; a speaker that nothing resolves lowers them.
enum Confidence {
    static func of(_ attribution: Attribution, _ speaker: Speaker) -> Double {
        let hundredths = hundredths(attribution) - (speaker.isResolved ? 0 : 20)
        return Double(hundredths) / 100
    }

    private static func hundredths(_ attribution: Attribution) -> Int {
        switch attribution.pattern {
        case .speech: 95
        case .accordingTo, .trailing: 90
        case .colon: 80
        case .adjective: 70
        case .passive: 60
        case .noun: 50
        case .reported: attribution.flags.contains(.attitude) ? 60 : attribution.flags.contains(.clause) ? 83 : 70
        }
    }
}
