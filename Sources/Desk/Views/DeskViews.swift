import Foundation
import Newsroom
import Rendering

/// The desk's templates, texts and files: built into the program, and compiled once when it starts.
struct DeskViews: Sendable {
    /// A template for each kind of screen.
    enum Screen: String, CaseIterable {
        case notice
        case signIn = "sign_in"
        case secondFactor = "second_factor"
        case link, stories, story, write, aside, account
        case secondFactors = "second_factors"
        case authenticator, passkey
        case recoveryCodes = "recovery_codes"
        case people, person, publish, checklist, stages, revisions, difference
        case previewReady = "preview_ready"
        case assignment, today, board, calendar, photographs, photograph, administration, trail, undo, redirects
        case paperSections = "paper_sections"
        case front, packages, package, settings
        case linkReady = "link_ready"
        case tokenReady = "token_ready"
        case webhooks, webhook
        case webhookSecret = "webhook_secret"
        case sources, source, correction, record, quoted, diary
        case diaryEvent = "diary_event"
        case backgrounds, background
        case backgroundChange = "background_change"
        case backgroundLike = "background_like"
        case backgroundStories = "background_stories"
        case backgroundRevision = "background_revision"
        case houseStyle = "house_style"
    }

    /// What is the same for every newsroom: made once in a process, however many desks it has.
    private struct BuiltIn {
        let words: DeskWords
        let dates: Words
        let assets: [String: DeskAsset]
        let templates: [Screen: Template]
        let unknownNames: [String: [String]]

        init() throws {
            words = try DeskWords()
            dates = try Words("en-GB")
            var assets: [String: DeskAsset] = [:]
            var addresses: [String: String] = [:]
            for (path, body) in DeskFiles.assets {
                guard let asset = ThemeAsset(path: path, body: body, under: "/assets/") else { continue }
                assets[asset.address] = DeskAsset(asset)
                addresses[ThemeAsset.name(ofPath: path)] = asset.address
            }
            self.assets = assets
            var compiler = TemplateCompiler(
                sources: DeskFiles.templates, assets: addresses, words: words.texts, vocabulary: DeskName.vocabulary)
            var templates: [Screen: Template] = [:]
            for screen in Screen.allCases { templates[screen] = try compiler.compile(screen.rawValue) }
            self.templates = templates
            unknownNames = compiler.unknownNames
        }
    }

    private static let builtIn = Result { try BuiltIn() }

    let words: DeskWords
    /// By address.
    let assets: [String: DeskAsset]
    private let templates: [Screen: Template]
    private let dates: Words
    private let zone: TimeZone
    /// Names in templates that no screen offers, with their places.
    let unknownNames: [String: [String]]

    init(zone: TimeZone) throws {
        let builtIn = try Self.builtIn.get()
        (words, dates, assets) = (builtIn.words, builtIn.dates, builtIn.assets)
        (templates, unknownNames) = (builtIn.templates, builtIn.unknownNames)
        self.zone = zone
    }

    func render(_ screen: Screen, _ fields: [DeskName: TemplateValue]) throws -> [UInt8] {
        guard let template = templates[screen] else { throw NewsroomError.unavailable("the template \(screen.rawValue)") }
        var bytes: [UInt8] = []
        try template.render(.fields(fields), into: &bytes)
        return bytes
    }

    // MARK: Dates

    /// `12 February 2025, 14:02` in the newsroom's zone.
    func date(_ date: Date) -> TemplateValue {
        let time = LocalTime(date, in: zone)
        return .fields([.iso: .text(time.iso), .text: .text(dates.dateTime(time))])
    }

    /// The same, shorter the nearer it is: minutes, today's clock, the date.
    func recent(_ date: Date, at now: Date) -> TemplateValue {
        let (time, today) = (LocalTime(date, in: zone), LocalTime(now, in: zone).day)
        let minutes = Int(now.timeIntervalSince(date) / 60)
        let text =
            switch minutes {
            case ..<0: dates.dateTime(time)
            case 0: words[.justNow]
            case 1..<60: words[.minutesAgo, count: minutes]
            default: time.day == today ? dates.time(time) : dates.date(time.day)
            }
        return .fields([.iso: .text(time.iso), .text: .text(text), .label: .text(dates.dateTime(time))])
    }

    /// As a browser's field for a date and a time has it, in the newsroom's zone.
    func local(_ date: Date) -> String { date.local(in: zone) }

    func date(local text: String) -> Date? { Date(local: text, in: zone) }
    /// A time that is to come or has just gone by: `today 15:00`, `Thu 26 November, 15:00`.
    func near(_ date: Date, at now: Date) -> TemplateValue {
        let time = LocalTime(date, in: zone)
        let text =
            switch time.day.daysSince1970 - LocalTime(now, in: zone).day.daysSince1970 {
            case 0: words[.todayAt, ["time": dates.time(time)]]
            case 1: words[.tomorrowAt, ["time": dates.time(time)]]
            case -1: words[.yesterdayAt, ["time": dates.time(time)]]
            default: "\(dates.shortDate(time.day)), \(dates.time(time))"
            }
        return .fields([.iso: .text(time.iso), .text: .text(text), .label: .text(dates.dateTime(time))])
    }

    /// `Wed 25 November`.
    func today(_ now: Date) -> String { dates.shortDate(LocalTime(now, in: zone).day) }

    /// `Mon 23 November`.
    func label(_ day: Day) -> String { dates.shortDate(day) }

    /// What the calendar shows, as a title.
    func title(_ span: CalendarSpan) -> String {
        switch span {
        case .month(let day): dates.monthAndYear(day)
        case .week(let week):
            words[.weekOf, ["number": "\(week.number)", "first": dates.date(week.monday), "last": dates.date(week.days[6])]]
        }
    }

    /// As a machine reads it, and as a clock shows it.
    func clock(_ date: Date) -> (iso: String, text: String) {
        let time = LocalTime(date, in: zone)
        return (time.iso, dates.time(time))
    }

    func day(_ day: Day) -> TemplateValue { .fields([.iso: .text(day.description), .text: .text(dates.date(day))]) }

    /// No more precisely than it is known.
    func inWords(_ date: ImpreciseDate) -> String { dates.date(date) }

    /// As well as it is known, and no better.
    func expected(_ date: ImpreciseDate) -> String {
        let text =
            switch date.precision {
            case .minute: dates.dateTime(LocalTime(date.first.instant(at: date.minute, in: zone), in: zone))
            case .day: dates.shortDate(date.first) + " \(date.first.year)"
            case .month: words[.dayNotKnown, ["date": dates.monthAndYear(date.first)]]
            case .year: words[.monthNotKnown, ["date": "\(date.first.year)"]]
            }
        return date.isApproximate ? words[.aboutDate, ["date": text]] : text
    }

    /// Under which an event of the diary stands: its month, or its year where no month is known.
    func month(of date: ImpreciseDate) -> String {
        date.precision == .year ? "\(date.first.year)" : dates.monthAndYear(date.first)
    }

    func inWords(_ date: Date) -> String { dates.dateTime(LocalTime(date, in: zone)) }
}
