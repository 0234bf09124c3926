/// Times of the day and their zones among a line's tokens.
struct ClockGrammar {
    let tokens: [Token]

    /// `14:02`, `14.02 Uhr`, `14h02`, `2:02 PM`, `2 p.m.`; a `T` before it is ISO 8601's, which also has `140200`.
    func time(at start: Int) -> (seconds: Int, end: Int)? {
        let isISO = tokens.isWord(start) && tokens[start].lower == "t"
        if isISO, let basic = basicTime(at: start + 1) { return basic }
        var index = isISO ? start + 1 : start
        guard let hour = tokens.number(at: index, in: 0...23) else { return nil }
        index += 1
        var seconds = hour * 3600
        var isSure = false
        if let minute = minute(after: index) {
            isSure = tokens[index].lower != "."
            seconds += minute * 60
            index += 2
            if tokens.isSign(index, ":"), let second = tokens.number(at: index + 1, in: 0...60) {
                seconds += min(59, second)
                index += 2
                if tokens.isSign(index, ".,"), tokens.isTight(index...index + 1), tokens.number(at: index + 1, in: 0...999_999_999) != nil {
                    index += 2
                }
            }
        }
        if let half = halfOfDay(at: index) {
            // "14:02 PM" is printed, too.
            guard hour <= 12 else { return (seconds, half.end) }
            return (seconds - hour * 3600 + (hour % 12 + (half.isAfternoon ? 12 : 0)) * 3600, half.end)
        }
        if tokens.isWord(index), ["uhr", "h"].contains(tokens[index].lower) { return (seconds, index + 1) }
        return isSure ? (seconds, index) : nil
    }

    private func minute(after index: Int) -> Int? {
        guard tokens.isSign(index, ":.") || (tokens.isWord(index) && ["h", "時", "시"].contains(tokens[index].lower)),
            let minute = tokens.number(at: index + 1, in: 0...59), tokens[index + 1].range.count == 2, tokens.isTight(index - 1...index + 1)
        else { return nil }
        return minute
    }

    /// `1402`, `140200`.
    private func basicTime(at index: Int) -> (seconds: Int, end: Int)? {
        guard let figures = tokens.number(at: index, in: 0...235_960) else { return nil }
        let (clock, second) = tokens[index].range.count == 6 ? (figures / 100, min(59, figures % 100)) : (figures, 0)
        guard [4, 6].contains(tokens[index].range.count), clock / 100 < 24, clock % 100 < 60, second < 60 else { return nil }
        return (clock / 100 * 3600 + clock % 100 * 60 + second, index + 1)
    }

    /// `PM`, `p.m.`, `p. m.`
    private func halfOfDay(at index: Int) -> (isAfternoon: Bool, end: Int)? {
        guard tokens.isWord(index) else { return nil }
        let word = tokens[index].lower
        if ["am", "a.m", "pm", "p.m"].contains(word) {
            return (word.hasPrefix("p"), tokens.isSign(index + 1, ".") ? index + 2 : index + 1)
        }
        guard word == "a" || word == "p", tokens.isSign(index + 1, "."), tokens.isWord(index + 2), tokens[index + 2].lower == "m" else {
            return nil
        }
        return (word == "p", tokens.isSign(index + 3, ".") ? index + 4 : index + 3)
    }

    func hasTwelveHours(from index: Int) -> Bool {
        (index..<min(index + 6, tokens.count)).contains { halfOfDay(at: $0) != nil }
    }

    /// `ET`, `(EET)`, `GMT+2`, `+02:00`.
    func zone(at start: Int) -> (value: PageZone, end: Int)? {
        let isBracketed = tokens.isSign(start, "(")
        var index = isBracketed ? start + 1 : start
        var zone: PageZone?
        if let named = namedZone(at: index) {
            zone = named
            index += 1
        }
        if zone == nil || zone == .minutes(0), tokens.isSign(index, "+-\u{2212}"),
            let hours = tokens.number(at: index + 1, in: 0...1400)
        {
            let sign = tokens[index].lower == "+" ? 1 : -1
            var minutes = tokens[index + 1].range.count == 4 ? hours / 100 * 60 + hours % 100 : hours * 60
            index += 2
            if tokens.isSign(index, ":"), let more = tokens.number(at: index + 1, in: 0...59) {
                minutes += more
                index += 2
            }
            guard minutes <= 14 * 60 else { return nil }
            zone = .minutes(sign * minutes)
        }
        guard let zone else { return nil }
        return (zone, isBracketed && tokens.isSign(index, ")") ? index + 1 : index)
    }

    /// Zones stand in capitals: "et" and "est" are French words. ISO 8601's letter may be small.
    private func namedZone(at index: Int) -> PageZone? {
        guard tokens.isWord(index), tokens[index].isCapitalised || ["z", "utc", "gmt"].contains(tokens[index].lower) else { return nil }
        return CalendarWords.zones[tokens[index].lower]
    }
}
