/// The months in the languages of the pages that are read, by the letters that tell them apart.
enum MonthNames {
    private static let stems: [[String]] = [
        ["jan", "jän", "ene", "gen", "янв", "січ", "sty", "led", "sau", "oca", "tam", "ιαν", "ינואר", "يناير", "stud", "ianuarie", "sij"],
        ["feb", "fév", "fev", "фев", "лют", "lut", "úno", "vas", "şub", "sub", "hel", "φεβ", "פברואר", "فبراير", "velj"],
        ["mar", "mär", "mrz", "maa", "мар", "бер", "bře", "kov", "mrt", "μαρ", "מרץ", "مارس", "mars", "ožu"],
        ["apr", "avr", "abr", "апр", "кві", "kwi", "dub", "bal", "nis", "huh", "απρ", "אפריל", "أبريل", "tra"],
        ["may", "mai", "mei", "maj", "мая", "май", "тра", "kvě", "geg", "tou", "μαι", "μάι", "מאי", "مايو", "mag", "svi"],
        ["jun", "juin", "giu", "июн", "чер", "cze", "červn", "bir", "haz", "kes", "ιουν", "יוני", "يونيو", "lip"],
        ["jul", "juil", "lug", "июл", "лип", "lipc", "červenc", "lie", "tem", "hei", "ιουλ", "יולי", "يوليو", "srp"],
        ["aug", "aoû", "aou", "ago", "авг", "сер", "sie", "srpn", "rug", "ağu", "elo", "αυγ", "אוגוסט", "أغسطس", "kol"],
        ["sep", "set", "сен", "вер", "wrz", "zář", "eyl", "syy", "σεπ", "ספטמבר", "سبتمبر", "ruj"],
        ["oct", "okt", "ott", "out", "окт", "жов", "paź", "říj", "spa", "eki", "lok", "οκτ", "אוקטובר", "أكتوبر", "lis"],
        ["nov", "ноя", "лис", "lis", "list", "lapk", "kas", "mar", "νοε", "נובמבר", "نوفمبر", "stu"],
        ["dec", "dez", "déc", "dic", "des", "дек", "гру", "gru", "pros", "gruod", "ara", "jou", "δεκ", "דצמבר", "ديسمبر"],
    ]

    /// Names that begin as a month's does and would else be told wrong.
    private static let whole: [String: Int] = [
        "marraskuu": 11, "marraskuuta": 11, "listopad": 11, "listopada": 11, "listopadu": 11, "lipiec": 7, "lipca": 7, "lip": 7, "lis": 11,
        "kasım": 11, "kas": 11, "mars": 3, "marca": 3, "marzo": 3, "червня": 6, "червень": 6, "травня": 5, "трав": 5, "tra": 4, "červen": 6,
        "června": 6, "července": 7, "červenec": 7, "srpna": 8, "srpen": 8, "sub": 2, "birželio": 6, "liepos": 7, "lapkričio": 11,
        "spalio": 10,
        "rugsėjo": 9, "rugpjūčio": 8, "gruodžio": 12, "sausio": 1, "vasario": 2, "kovo": 3, "balandžio": 4, "gegužės": 5,
    ]

    /// The stems by their first byte; a word is looked at for each of many lines of a page.
    private static let byFirstByte: [UInt8: [(stem: [UInt8], month: Int)]] = {
        var table: [UInt8: [(stem: [UInt8], month: Int)]] = [:]
        for (index, names) in stems.enumerated() {
            for name in names {
                let stem = Array(name.utf8)
                if let first = stem.first { table[first, default: []].append((stem, index + 1)) }
            }
        }
        return table
    }()

    /// 1…12 for a month's name or its abbreviation.
    /// - Parameter word: In lower case.
    static func number(_ word: String) -> Int? {
        let bytes = Array(word.utf8)
        guard let first = bytes.first, bytes.count >= 3, bytes.count <= 36, let candidates = byFirstByte[first] else { return nil }
        if let month = whole[word] { return month }
        var best: (month: Int, length: Int)?
        for candidate in candidates where candidate.stem.count > (best?.length ?? 0) && bytes.starts(with: candidate.stem) {
            best = (candidate.month, candidate.stem.count)
        }
        guard let best, word.count >= 3, word.count <= 12 else { return nil }
        // Only a month's own name may be long; "market" and "second" are none.
        let isLatin = bytes.allSatisfy { $0 < 0x80 }
        if isLatin, bytes.count > 4, !longLatin.contains(where: { bytes.starts(with: $0.utf8) }) { return nil }
        return best.month
    }

    private static let longLatin = [
        "janu", "jann", "janv", "jany", "febr", "fevr", "fevere", "march", "marzo", "marts", "marco", "marz", "maart", "apri", "avri",
        "abril", "maio", "mayis", "maggio", "mayo",
        "june", "juni", "junho", "juin", "july", "juli", "julho", "juil", "giugno", "luglio", "augu", "aout", "agosto", "sept", "sete",
        "sette", "seti", "octo", "okto", "octu", "outu",
        "otto", "nove", "noviem", "dece", "deze", "dici", "dese", "enero", "gennaio", "ener", "ocak", "nisan", "haziran", "temmuz", "eyl",
        "ekim", "aral",
        "tammi", "helmi", "maalis", "huhti", "touko", "heina", "elo", "syys", "loka", "joulu", "stycz", "lute", "kwie", "czerw", "sierp",
        "grud", "ledna", "unora", "brezna", "dubna", "rijna", "prosin", "maja", "juillet",
    ]
}
