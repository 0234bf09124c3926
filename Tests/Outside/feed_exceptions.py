"""The names of the feed validator's faults for which feed_rules.py has no rule, each with the reason.

Names that begin with Valid say that something is right: the validator notes them and finds no fault.
"""

NEVER_PUBLISHED = "the paper publishes no such element or attribute, and UndefinedElement and UnexpectedAttribute hold it to that"

EXCEPTIONS = {
    **dict.fromkeys(
        [
            "CommentRSS", "ConflictingCatChildren", "CoordComma", "DeprecatedMediaAdult", "FeedHistoryRelInEntry", "FeedRelInCompleteFeed",
            "InvalidDuration", "InvalidFloat", "InvalidFormComponentName", "InvalidHour", "InvalidItunesCategory",
            "InvalidItunesChannelType", "InvalidKeywords", "InvalidLatitude", "InvalidLongitude", "InvalidMediaHash", "InvalidMediaRating",
            "InvalidMediaRestriction", "InvalidMediaTextType", "InvalidNPTTime", "InvalidSseType", "InvalidTrueFalse", "InvalidUpdatePeriod",
            "InvalidISO8601DateTime", "InvalidNonNegativeInteger", "InvalidYesNo", "InvalidYesNoClean", "LinkPastEnd", "MediaGroupWithoutAlternatives", "MissingCurrentInArchive", "MissingSourceElement",
            "MissingSummary", "MissingTitle", "NoBlink", "NoThrWhen",
            "ObsoleteItunesCategory", "ObsoleteWikiNamespace", "QuestionableUsage", "SinceAfterUntil", "SlashDate", "TooLong",
            "UseZeroForMidnight",
        ],
        NEVER_PUBLISHED,
    ),
    "SecurityRiskAttr": "of SVG and MathML inside XHTML; content is HTML as text, and SecurityRisk refuses both in it",
    "DuplicateUpdated": "two stories may well have been updated in one second, and the feed says what was",
    "InvalidTAG": "entries are known by UUIDs (InvalidUUID), feeds by these or their own address; tag: addresses do not occur",
    "ReservedPrefix": "an extension of the podcast formats; prefixes are held to the paper's own by NonstdPrefix",
    "UnknownHost": "the validator looks the host up; the address is the operator's setting",
}  # fmt: skip
