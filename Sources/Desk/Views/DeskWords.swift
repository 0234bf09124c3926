import Newsroom
import Rendering

/// The desk's texts: a file for each language in `Words/`, built in. English for now.
struct DeskWords: Sendable {
    let texts: [String: WordText]
    private(set) var stages = Stages()

    init() throws {
        texts = try WordsFile(PackageResources.desk_en_words, file: "desk-en.words").texts
    }

    subscript(word: DeskWord) -> String { self[word.rawValue] }

    /// Empty where there is none.
    subscript(name: String) -> String { texts[name]?.filled { _ in "" } ?? "" }

    subscript(word: DeskWord, values: [String: String]) -> String { texts[word.rawValue]?.filled { values[$0] ?? "" } ?? "" }

    subscript(word: DeskWord, count number: Int) -> String {
        texts[word.rawValue]?.filled(PluralForm.of(number, in: "en")) { _ in "\(number)" } ?? ""
    }

    /// With a newsroom's own names of its stages.
    func naming(_ stages: Stages) -> DeskWords {
        var words = self
        words.stages = stages
        return words
    }

    subscript(stage: Stage) -> String {
        let label = stages[stage]?.label ?? ""
        return label.isEmpty ? usual(stage.kind) : label
    }

    /// What a stage is called where the newsroom has said nothing else.
    func usual(_ kind: Stage.Kind) -> String { self["stage_\(templateSpelling(kind.rawValue))"] }

    /// What the button says that moves a story there.
    func move(to stage: Stage) -> String {
        let isNamed = stages[stage]?.label.isEmpty == false
        return isNamed ? self[.moveToStage, ["stage": self[stage]]] : self["move_to_\(templateSpelling(stage.kind.rawValue))"]
    }

    subscript(role: Role) -> String { self["role_\(role.rawValue.replacing("-", with: "_"))"] }
    subscript(status: User.Status) -> String { self["status_\(status.rawValue)"] }
    subscript(check: PublicationCheck) -> String { self["check_\(templateSpelling(check.rawValue))"] }
    subscript(kind: Correction.Kind) -> String { self["correction_\(kind.rawValue)"] }
    subscript(state: Assignment.State) -> String { self["assignment_\(state.rawValue)"] }
    subscript(terms: Statement.Attribution) -> String { self["attribution_\(templateSpelling(terms.rawValue))"] }
    subscript(scope: AccessToken.Scope) -> String { self["scope_\(scope.rawValue)"] }
    subscript(kind: StoryKind) -> String { self["kind_\(kind.rawValue)"] }

    /// What a webhook is told of.
    func name(of topic: Webhook.Topic) -> String { self[topic.rawValue.replacing(".", with: "_")] }

    /// What an act is called in the audit trail's words; its own name where we have none.
    func act(_ name: String) -> String {
        let text = self["act_\(templateSpelling(name).drop { $0 == "_" })"]
        return text.isEmpty ? name : text
    }
}

/// Texts that screens ask for; templates may name every text there is.
enum DeskWord: String, CaseIterable {
    case notFound = "not_found"
    case notOurForm = "not_our_form"
    case notAllowed = "not_allowed"
    case invalid, conflict, unavailable
    case internalError = "internal_error"
    case signIn = "sign_in"
    case signInRefused = "sign_in_refused"
    case tooManyTries = "too_many_tries"
    case secondFactor = "second_factor"
    case codeRefused = "code_refused"
    case choosePassword = "choose_password"
    case setUp = "set_up"
    case passwordsDiffer = "passwords_differ"
    case linkIsOver = "link_is_over"
    case stories, people, account, stages
    case aboutStages = "about_stages"
    case moveToStage = "move_to_stage"
    case addAuthenticator = "add_authenticator"
    case addPasskey = "add_passkey"
    case recoveryCodes = "recovery_codes"
    case invite
    case linkReady = "link_ready"
    case untitled, write
    case newStory = "new_story"
    case setAsideVersions = "set_aside"
    case storiesHadError = "stories_had_error"
    case correctionOfBackground = "correction_of_background"
    case setAsideCount = "set_aside_count"
    case calledBy = "called_by"
    case noEditor = "no_editor"
    case wrongPassword = "wrong_password"
    case publicNow = "public_now"
    case publicWithNewer = "public_with_newer"
    case scheduled, withdrawn, unpublished
    case embargoUntil = "embargo_until"
    case justNow = "just_now"
    case minutesAgo = "minutes_ago"
    case everySection = "every_section"
    case codesLeft = "codes_left"
    case nothingHere = "nothing_here"
    case frontPage = "front_page"
    case frontMeanwhile = "front_meanwhile"
    case placedTwice = "placed_twice"
    case settings
    case newPackage = "new_package"
    case packageOf = "package_of"
    case packageMeanwhile = "package_meanwhile"
    case packageNumber = "package_number"
    case packages
    case checklist, publish
    case previewIsOver = "preview_is_over"
    case previewReady = "preview_ready"
    case notATime = "not_a_time"
    case timeIsPast = "time_is_past"
    case timeIsFar = "time_is_far"
    case chooseWhen = "choose_when"
    case chooseHow = "choose_how"
    case nowhere
    case revisions, difference, replaced
    case chooseTwo = "choose_two"
    case passagesSame = "passages_same"
    case movedAway = "moved_away"
    case movedHere = "moved_here"
    case placeTaken = "place_taken"
    case today, idea, ideas, assignment, board, calendar, due, expected
    case weekOf = "week_of"
    case plannedFor = "planned_for"
    case becomesPublicAt = "becomes_public_at"
    case embargoEnds = "embargo_ends"
    case embargoHolds = "embargo_holds"
    case publishNow = "publish_now"
    case ideasBegin = "ideas_begin"
    case newAssignment = "new_assignment"
    case orderChanged = "order_changed"
    case orderDeadline = "order_deadline"
    case orderPlanned = "order_planned"
    case plannedWords = "planned_words"
    case wordsOfPlanned = "words_of_planned"
    case todayAt = "today_at"
    case tomorrowAt = "tomorrow_at"
    case yesterdayAt = "yesterday_at"
    case lateOnes = "late_ones"
    case becomesPublic = "becomes_public"
    case noSuchAccount = "no_such_account"
    case severalAccounts = "several_accounts"
    case noSuchTime = "no_such_time"
    case changedMeanwhile = "changed_meanwhile"
    case photographs
    case record
    case quoted
    case copyDue = "copy_due"
    case copyFailed = "copy_failed"
    case houseStyle = "house_style"
    case houseFault = "house_fault"
    case orderOfBook = "order_of_book"
    case orderFalseAlarms = "order_false_alarms"
    case everyAttribution = "every_attribution"
    case quotedIn = "quoted_in"
    case knownThroughNobody = "known_through_nobody"
    case withoutCaption = "without_caption"
    case lackingText = "lacking_text"
    case lackingCredit = "lacking_credit"
    case lackingRights = "lacking_rights"
    case everyPhotograph = "every_photograph"
    case photographChanged = "photograph_changed"
    case emptyThere = "empty_there"
    case notADay = "not_a_day"
    case notAnImpreciseDate = "not_an_imprecise_date"
    case notAPart = "not_a_part"
    case sameFile = "same_file"
    case fileIsKnown = "file_is_known"
    case renditionsOrdered = "renditions_ordered"
    case renditionsRefused = "renditions_refused"
    case sourceUnknown = "source_unknown"
    case hintAlternativeText = "hint_alternative_text"
    case hintTaken = "hint_taken"
    case hintRightsEnd = "hint_rights_end"
    case administration, trail, everybody
    case aboutSettings = "about_run"
    case aboutPeople = "about_people"
    case aboutChecks = "about_checks"
    case aboutTheTrail = "about_the_trail"
    case sections, redirects
    case sectionIsClosed = "section_is_closed"
    case aboutSections = "about_paper_sections"
    case aboutRedirects = "about_redirects"
    case undo
    case changedSinceBy = "changed_since_by"
    case everyAct = "every_act"
    case unknownAccount = "unknown_account"
    case tokenReady = "token_ready"
    case daysCount = "days_count"
    case webhooks, webhook
    case webhookSecret = "webhook_secret"
    case stoppedBy = "stopped_by"
    case aboutTheWebhooks = "about_the_webhooks"
    case sources, source
    case diary
    case newEvent = "new_event"
    case didItHappen = "did_it_happen"
    case formerlyExpected = "formerly_expected"
    case eventDropped = "event_dropped"
    case noSuchDate = "no_such_date"
    case noSuchTopic = "no_such_topic"
    case dayNotKnown = "day_not_known"
    case monthNotKnown = "month_not_known"
    case aboutDate = "about_date"
    case newSource = "new_source"
    case backgrounds
    case newBackground = "new_background"
    case inStories = "in_stories"
    case inManyStories = "in_many_stories"
    case fieldIsEmpty = "field_is_empty"
    case backgroundChanged = "background_changed"
    case backgroundChange = "background_change"
    case hintBackgroundName = "hint_background_name"
    case hintBackgroundText = "hint_background_text"
    case hintBackgroundSource = "hint_background_source"
    case hintAsOf = "hint_as_of"
    case nobodyYet = "nobody_yet"
    case passagesDue = "passages_due"
    case likeStories = "like_stories"
    case percentAlike = "percent_alike"
    case noSourceKey = "no_source_key"
}
