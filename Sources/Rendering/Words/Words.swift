package import Newsroom

/// The texts of the reader's pages in one language, and how the language writes numbers, dates and lists.
///
/// What a language lacks is taken from English. All that shows something holds the same one: to copy its tables took a twentieth of a page.
package final class Words: Sendable {
    /// Texts that a page's model asks for; templates may name every text there is.
    enum Name: String, CaseIterable, Sendable {
        case newsFeed = "news_feed"
        case corrections, stories, record, quoted, citation
        case aboutCorrections = "about_corrections"
        case historyTitle = "history_title"
        case changesSincePublication = "changes_since_publication"
        case historyUnchanged = "history_unchanged"
        case historyFirst = "history_first"
        case historyUpdate = "history_update"
        case historyFix = "history_fix"
        case historyWithdrawn = "history_withdrawn"
        case historyAgain = "history_again"
        case historyFixNote = "history_fix_note"
        case historyNoWords = "history_no_words"
        case historyClosed = "history_closed"
        case historyWithheld = "history_withheld"
        case historyTooLong = "history_too_long"
        case historyCut = "history_cut"
        case historyAlso = "history_also"
        case historyAdded = "history_added"
        case historyRemoved = "history_removed"
        case historyLive = "history_live"
        case andOtherStories = "and_other_stories"
        case backgroundUpdated = "background_updated"
        case search
        case searchFor = "search_for"
        case aboutRecord = "about_record"
        case saidAboutTopic = "said_about_topic"
        case saidByTopic = "said_by_topic"
        case tabAbout = "tab_about"
        case tabSaid = "tab_said"
        case twoSides = "two_sides"
        case whoSaidWhat = "who_said_what"
        case saidBefore = "said_before"
        case reportedOn = "reported_on"
        case nameAndRole = "name_and_role"
        case onTheRecord = "on_the_record"
        case notFound = "not_found"
        case withdrawn, error, offline
        case pageTitle = "page_title"
        case feedTitle = "feed_title"
        case readingTime = "reading_time"
        case syntheticVoice = "synthetic_voice"
        case table
        case readBySyntheticVoice = "read_by_synthetic_voice"
        case storiesReadAloud = "stories_read_aloud"
        case listMiddle = "list_middle"
        case listLast = "list_last"
        case date, time
        case dateTime = "date_time"
        case am, pm
        case diary
        case aboutDiary = "about_diary"
        case diaryComing = "diary_coming"
        case diaryEarlier = "diary_earlier"
        case diaryDayUnknown = "diary_day_unknown"
        case diaryMonthUnknown = "diary_month_unknown"
        case diaryFormerly = "diary_formerly"
        case diaryNotKnown = "diary_not_known"
        case nothingExpected = "nothing_expected"
        case nothingWasExpected = "nothing_was_expected"
        case laterEvents = "later_events"
        case earlierEvents = "earlier_events"
        case archive
        case monthOfYear = "month_of_year"
        case aboutDate = "about_date"
        case sortRelevance = "sort_relevance"
        case sortNewest = "sort_newest"
        case filterAny = "filter_any"
        case showNew = "show_new"
        case pauseUpdates = "pause_updates"
        case resumeUpdates = "resume_updates"
        case updatesPaused = "updates_paused"
        case connectionLost = "connection_lost"
        case pageChanged = "page_changed"
        case pictureTrainedAlgorithmicMedia = "picture_trained_algorithmic_media"
        case pictureCompositeWithTrained = "picture_composite_with_trained"
        case pictureCompositeSynthetic = "picture_composite_synthetic"
        case pictureAlgorithmicMedia = "picture_algorithmic_media"
        case pictureAlgorithmicallyEnhanced = "picture_algorithmically_enhanced"
        case pictureVirtualRecording = "picture_virtual_recording"
    }

    /// BCP 47.
    package let language: String
    /// By name: all of English's and all that a theme brings.
    let texts: [String: WordText]
    let storyKinds: [StoryKind: String]
    let topicKinds: [Topic.Kind: String]
    let correctionKinds: [Correction.Kind: String]
    let historyPlaces: [VersionDifference.Place: String]
    let historyAspects: [VersionDifference.Aspect: String]
    let roles: [BylineEntry.Role: String]
    let statementKinds: [Statement.Kind: String]
    let attributions: [Statement.Attribution: String]
    let outletKinds: [Outlet.Kind: String]
    let diaryOutcomes: [DiaryAnswer.Outcome: String]
    /// What a statement does to another, and what another does to it.
    let statementLinks: [StatementLink.Kind: String]
    let statementLinksFromOther: [StatementLink.Kind: String]
    /// By the language of a theme's file.
    private let lacking: [String: [String]]
    let direction: LanguageTag.Direction
    private let months: [String]
    private let digits: [Character]?

    /// - Parameter files: a theme's own texts, by the language that a file is for: its words have their way over ours.
    ///
    /// Throws `NewsroomError.invalid` where a file is no catalogue, or a text names a value that the page does not give.
    package init(_ language: String, files: [String: WordsFile] = [:]) throws {
        self.language = language
        var texts: [String: WordText] = [:]
        var ours: Set<String> = []
        for name in Catalogue.chain(for: language) {
            if let source = Catalogue.files[name] {
                let catalogue = try WordsFile(source, file: "\(name).words")
                texts.merge(catalogue.texts) { $1 }
                ours.formUnion(catalogue.texts.keys)
            }
            for (text, replacement) in files[name]?.texts ?? [:] {
                if let known = texts[text] { try replacement.check(text, of: name, against: known) }
                texts[text] = replacement
            }
        }
        self.texts = texts
        lacking = Self.lacking(files, ours: ours)
        storyKinds = Self.labels("story_kind", texts)
        topicKinds = Self.labels("topic_kind", texts)
        correctionKinds = Self.labels("correction_kind", texts)
        historyPlaces = Self.labels("history_place", texts)
        historyAspects = Self.labels("history_aspect", texts)
        roles = Self.labels("role", texts)
        statementKinds = Self.labels("statement_kind", texts)
        attributions = Self.labels("attribution", texts)
        outletKinds = Self.labels("outlet_kind", texts)
        diaryOutcomes = Self.labels("diary_outcome", texts)
        statementLinks = Self.labels("statement_link", texts)
        statementLinksFromOther = Self.labels("statement_link_from", texts)
        months = (1...12).map { texts["month_\($0)"]?.filled { _ in "" } ?? "" }
        direction = LanguageTag.direction(of: language)
        digits = Self.digits(language)
    }

    /// A file for a language of ours, or for a region, lacks only what the theme brings in its other files.
    private static func lacking(_ files: [String: WordsFile], ours: Set<String>) -> [String: [String]] {
        let brought = files.values.reduce(into: Set<String>()) { $0.formUnion($1.texts.keys) }.subtracting(ours)
        var lacking: [String: [String]] = [:]
        for (language, file) in files where !language.contains("-") {
            let needed = Catalogue.files[language] == nil ? ours.union(brought) : brought
            lacking[language] = needed.subtracting(file.texts.keys).sorted()
        }
        return lacking.filter { !$0.value.isEmpty }
    }

    private static func labels<Key: CaseIterable & RawRepresentable & Hashable>(
        _ prefix: String, _ texts: [String: WordText]
    ) -> [Key: String] where Key.RawValue == String {
        var labels: [Key: String] = [:]
        for key in Key.allCases { labels[key] = texts["\(prefix)_\(templateSpelling(key.rawValue))"]?.filled { _ in "" } }
        return labels
    }

    static func primary(_ language: String) -> String { LanguageTag.primary(language) }

    /// The texts that a theme's files lack, one finding for each language.
    func check() -> [ThemeFinding] {
        lacking.sorted { $0.key < $1.key }.map { language, names in
            let more = names.count > 10 ? " and \(names.count - 10) more" : ""
            return ThemeFinding("words/\(language).words", "lacks \(names.prefix(10).joined(separator: ", "))\(more)")
        }
    }

    // MARK: Texts

    subscript(name: Name) -> String { self[name, { _ in "" }] }

    /// A text with values put in, each by its name; see `isolated`.
    subscript(name: Name, value: (String) -> String) -> String {
        filled(name) { isolated(value($0)) }
    }

    private func filled(_ name: Name, _ value: (String) -> String) -> String {
        texts[name.rawValue]?.filled(nil, value) ?? ""
    }

    /// A value from elsewhere as it may stand in a text: where it runs the other way, its end must not run into what follows.
    func isolated(_ value: String) -> String { Bidi.isolated(value, in: direction) }

    /// A text in the form that a number asks for; the number is its only value.
    subscript(name: Name, count number: Int) -> String {
        texts[name.rawValue]?.filled(PluralForm.of(number, in: language)) { _ in self.number(number) } ?? ""
    }

    /// A text in every form that the language has, its values as `{name}`: for the page's script, which knows the number.
    func forms(_ name: Name) -> [(form: PluralForm, text: String)] {
        let forms = PluralForm.forms(of: language)
        return PluralForm.allCases.filter(forms.contains).map { form in
            (form, texts[name.rawValue]?.filled(form) { "{\($0)}" } ?? "")
        }
    }

    /// What stands after a name in a list: a comma, the last "and", or nothing.
    func separator(after index: Int, of count: Int) -> String {
        switch count - index {
        case ...1: ""
        case 2: self[.listLast]
        default: self[.listMiddle]
        }
    }

    // MARK: Numbers and dates

    /// Digits are 0 to 9 unless the language tag asks for others: `ar-u-nu-arab` (Unicode TS 35). That is what most papers
    /// that print in Arabic do, and the copy itself is written in them.
    private static func digits(_ language: String) -> [Character]? {
        let tag = language.lowercased()
        guard tag.contains("-u-"), tag.contains("-nu-arab") else { return nil }
        return tag.contains("-nu-arabext") ? Array("۰۱۲۳۴۵۶۷۸۹") : Array("٠١٢٣٤٥٦٧٨٩")
    }

    package func number(_ number: Int) -> String { localised(String(number)) }

    private func localised(_ text: String) -> String {
        guard let digits else { return text }
        return String(text.map { $0.isASCII ? $0.wholeNumberValue.map { digits[$0] } ?? $0 : $0 })
    }

    package func date(_ day: Day) -> String {
        filled(.date) { part in
            switch part {
            case "day": number(day.day)
            case "month": months[day.month - 1]
            default: number(day.year)
            }
        }
    }

    package func time(_ time: LocalTime) -> String {
        filled(.time) { part in
            switch part {
            case "hour": localised(String(time.clock.prefix(2)))
            case "hour12": number((time.hour + 11) % 12 + 1)
            case "minute": localised(String(time.clock.suffix(2)))
            default: self[time.hour < 12 ? .am : .pm]
            }
        }
    }

    /// What is said of a picture that no camera took alone, by IPTC Digital Source Type; nil for any other.
    func pictureSource(_ digitalSourceType: String) -> String? { Self.pictureSources[digitalSourceType].map { self[$0] } }

    private static let pictureSources: [String: Name] = [
        "trainedAlgorithmicMedia": .pictureTrainedAlgorithmicMedia,
        "compositeWithTrainedAlgorithmicMedia": .pictureCompositeWithTrained,
        "compositeSynthetic": .pictureCompositeSynthetic,
        "algorithmicMedia": .pictureAlgorithmicMedia,
        "algorithmicallyEnhanced": .pictureAlgorithmicallyEnhanced,
        "virtualRecording": .pictureVirtualRecording,
    ]

    package func dateTime(_ time: LocalTime) -> String {
        filled(.dateTime) { $0 == "date" ? date(time.day) : self.time(time) }
    }
}

extension WordText {
    fileprivate func check(_ name: String, of file: String, against known: WordText) throws {
        guard let unknown = values.subtracting(known.values.union(Self.ofDates[name] ?? [])).min() else { return }
        throw NewsroomError.invalid(field: "words/\(file).words", reason: "\(name) has no value {\(unknown)}")
    }

    /// Every language takes what it needs of these.
    static let ofDates: [String: Set<String>] = ["time": ["hour", "hour12", "minute", "half"]]
}
