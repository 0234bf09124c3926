extension StringProtocol {
    /// The first so many characters, cut between words and with an ellipsis behind them; all of it where it is no longer.
    package func beginning(_ length: Int) -> String {
        guard count > length else { return String(self) }
        let start = prefix(length)
        return start.prefix(upTo: start.lastIndex(of: " ") ?? start.endIndex) + "…"
    }
}
