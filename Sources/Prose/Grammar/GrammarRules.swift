/// The grammar's rules that are not for news copy, each group with the reason. What stays is right about every second time on copy that
/// was edited already; see docs/measurements.md.
enum GrammarRules {
    /// Spelling is read by a dictionary, in more languages and with the newsroom's names.
    private static let spelling = ["SpellCheck"]

    /// How marks are set, numbers and dashes written, and words joined is the house book's, and papers differ.
    private static let house = [
        "CommaFixes", "CompoundNouns", "Dashes", "DisjointPrefixes", "EllipsisLength", "Expat", "FootInchMinuteSecondSymbols", "Insofar",
        "MercedesBenzHyphen", "MergeWords", "NoFrenchSpaces", "NumericRangeEnDash", "OkToOkay", "OxfordComma", "PluralDecades",
        "PreferPleaded", "PreferSneaked", "RegularIrregulars", "Spaces", "SplitWords", "UnclosedQuotes", "UpdatePlaceNames",
        "UseEllipsisCharacter", "EverPresent", "InDemandInDepth", "HyphenateNumberDay", "Holidays",
    ]

    /// Names and lines in capitals, such as datelines: what is a name here, the copy knows better.
    private static let names = [
        "Countries", "GoogleNames", "Koreas", "NationalCapitals", "NotablePlaces", "OrthographicConsistency", "Regionalisms",
        "SentenceCapitalization", "TheHowWhy", "TheProperNounPossessive", "TransposedSpace", "WillNonLemma", "HeDos", "ExpandArgument",
        "ExpandMemoryShorthands", "ExpandMinimum", "ExpandTimeShorthands", "ExpandWith", "ExpandLegitimate",
    ]

    /// Nothing is wrong: advice on words and length.
    private static let taste = [
        "AdjectiveDoubleDegree", "AvoidAndAlso", "AvoidCurses", "BadRap", "CommitmentTo", "CondenseAllThe", "DiscourseMarkers", "Excellent",
        "FillerWords", "InvestIn", "LitotesDirectPositive", "LongSentences", "RedundantAcronyms", "RedundantFirsts", "SomewhatSomething",
        "ViciousCircle", "WouldNeverHave",
    ]

    /// Mostly false on edited copy: they take "he stuck to it", "some 90 people", "Des Moines" or "a hearing" for slips.
    private static let mostlyFalse = [
        "AWhile", "AdjectiveOfA", "AsHow", "CallThem", "Confident", "Damages", "DoToDueTo", "Everyday", "Everyone", "ForAWhile", "GoodAt",
        "HadOf", "HelpedPast", "HopHope", "HowTo", "InflectedVerbAfterTo", "InterestedIn", "MassNouns", "MissingDeterminer",
        "MissingPreposition", "MissingTo", "NotTo", "NounVerbConfusion", "OneOfTheSingular", "Overall", "PayForPrice",
        "PhrasalVerbAsCompoundNoun", "ProgressiveNeedsBe", "PronounContraction", "PronounInflectionBe", "PronounKnew",
        "PronounVerbAgreement", "QuantifierNumeralConflict", "QuiteQuiet", "RedundantThat", "ThatThan", "TheirToThere", "TheirToTheyre",
        "There", "ThereIsAgreement", "ThereToTheir", "Therein", "TheyToThem", "ThisTypeOfThing", "ToTwoToo", "WayTooAdjective", "WereWhere",
        "WhomSubjectOfVerb", "WrongNegative", "The",
    ]

    static let off = Set(spelling + house + names + taste + mostlyFalse)
}
