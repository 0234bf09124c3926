/// What a word can be. A table's sections are called after these; a word may be of several classes.
struct WordClass: OptionSet, Sendable {
    let rawValue: UInt128

    init(rawValue: UInt128) {
        self.rawValue = rawValue
    }

    /// The classes by the names that tables call them by; a class's bit is its place here.
    static let names = [
        "determiner", "pronoun", "objectPronoun", "indefinite", "man", "woman", "plural", "speakerSelf", "possessive", "of",
        "preposition", "conjunction", "and", "subordinator", "contrast", "that", "relative", "question", "negation", "be", "have",
        "do", "modal", "negated", "to", "adverb", "adjective", "weekday", "month", "abbreviation", "title", "womanTitle", "manTitle",
        "role", "organization", "outlet", "occasion", "unit", "scale", "numeral", "dayword", "span", "last", "next", "this", "ago",
        "accordingTo", "reportedly", "particle", "place", "including", "through", "by", "emphatic", "as", "when", "what", "naming",
        "survey", "in", "with", "government", "honorific", "manName", "womanName", "published", "the", "inTime", "onOccasion",
        "accordingAfter", "accordingWith", "account", "soSaid", "expletive", "continuing", "roughly", "dayPart", "gerund",
    ]

    /// The class of a name, or an empty set where no class is called so.
    init(named name: String) {
        self.init(rawValue: Self.names.firstIndex(of: name).map { 1 << UInt128($0) } ?? 0)
    }

    static let determiner = WordClass(named: "determiner")
    static let pronoun = WordClass(named: "pronoun")
    static let objectPronoun = WordClass(named: "objectPronoun")
    static let indefinite = WordClass(named: "indefinite")
    static let man = WordClass(named: "man")
    static let woman = WordClass(named: "woman")
    static let plural = WordClass(named: "plural")
    static let speakerSelf = WordClass(named: "speakerSelf")
    static let possessive = WordClass(named: "possessive")
    static let of = WordClass(named: "of")
    static let preposition = WordClass(named: "preposition")
    static let conjunction = WordClass(named: "conjunction")
    static let and = WordClass(named: "and")
    static let subordinator = WordClass(named: "subordinator")
    static let contrast = WordClass(named: "contrast")
    static let that = WordClass(named: "that")
    static let relative = WordClass(named: "relative")
    static let question = WordClass(named: "question")
    static let negation = WordClass(named: "negation")
    static let be = WordClass(named: "be")
    static let have = WordClass(named: "have")
    static let doing = WordClass(named: "do")
    static let modal = WordClass(named: "modal")
    static let negated = WordClass(named: "negated")
    static let to = WordClass(named: "to")
    static let adverb = WordClass(named: "adverb")
    static let adjective = WordClass(named: "adjective")
    static let weekday = WordClass(named: "weekday")
    static let month = WordClass(named: "month")
    static let abbreviation = WordClass(named: "abbreviation")
    static let title = WordClass(named: "title")
    static let womanTitle = WordClass(named: "womanTitle")
    static let manTitle = WordClass(named: "manTitle")
    static let role = WordClass(named: "role")
    static let organization = WordClass(named: "organization")
    static let outlet = WordClass(named: "outlet")
    static let occasion = WordClass(named: "occasion")
    static let unit = WordClass(named: "unit")
    static let scale = WordClass(named: "scale")
    static let numeral = WordClass(named: "numeral")
    static let dayword = WordClass(named: "dayword")
    static let span = WordClass(named: "span")
    static let last = WordClass(named: "last")
    static let next = WordClass(named: "next")
    static let this = WordClass(named: "this")
    static let ago = WordClass(named: "ago")
    static let accordingTo = WordClass(named: "accordingTo")
    static let reportedly = WordClass(named: "reportedly")
    static let particle = WordClass(named: "particle")
    static let place = WordClass(named: "place")
    static let including = WordClass(named: "including")
    static let emphatic = WordClass(named: "emphatic")
    static let conformity = WordClass(named: "as")
    static let what = WordClass(named: "what")
    static let naming = WordClass(named: "naming")
    static let survey = WordClass(named: "survey")
    static let within = WordClass(named: "in")
    static let the = WordClass(named: "the")
    static let onOccasion = WordClass(named: "onOccasion")
    static let inTime = WordClass(named: "inTime")
    static let published = WordClass(named: "published")
    static let with = WordClass(named: "with")
    static let government = WordClass(named: "government")
    static let honorific = WordClass(named: "honorific")
    static let manName = WordClass(named: "manName")
    static let womanName = WordClass(named: "womanName")
    static let accordingAfter = WordClass(named: "accordingAfter")
    static let accordingWith = WordClass(named: "accordingWith")
    static let account = WordClass(named: "account")
    static let soSaid = WordClass(named: "soSaid")
    static let expletive = WordClass(named: "expletive")
    static let continuing = WordClass(named: "continuing")
    static let roughly = WordClass(named: "roughly")
    static let gerund = WordClass(named: "gerund")
    static let dayPart = WordClass(named: "dayPart")
    static let when = WordClass(named: "when")
    static let by = WordClass(named: "by")
    static let through = WordClass(named: "through")
}
