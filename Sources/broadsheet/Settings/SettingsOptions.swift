import Archive
import ArgumentParser
import Desk
import Foundation
import Media
import Newsroom
import Outbound
import Yams

/// The flags for settings, and where their values come from: flag, environment, `broadsheet.yaml`, default, in this order.
struct SettingsOptions: ParsableArguments {
    @Option(help: help(.data)) var data: String?
    @Option(help: help(.database)) var database: String?
    @Option(help: help(.paperName)) var paperName: String?
    @Option(help: help(.motto)) var motto: String?
    @Option(help: help(.language)) var language: String?
    @Option(help: help(.timeZone)) var timeZone: String?
    @Option(name: .customLong("site-url"), help: help(.siteURL)) var siteURL: String?
    @Option(help: help(.siteHost)) var siteHost: String?
    @Option(help: help(.sitePort)) var sitePort: String?
    @Option(name: .customLong("desk-url"), help: help(.deskURL)) var deskURL: String?
    @Option(help: help(.deskHost)) var deskHost: String?
    @Option(help: help(.deskPort)) var deskPort: String?
    @Option(help: help(.deskProxies)) var deskProxies: String?
    @Option(help: help(.deskEditor)) var deskEditor: String?
    @Option(help: help(.sourceKey)) var sourceKey: String?
    @Option(help: help(.houseBook)) var houseBook: String?
    @Option(help: help(.secondFactor)) var secondFactor: String?
    @Option(help: help(.twoPersons)) var twoPersons: String?
    @Option(help: help(.media)) var media: String?
    @Option(help: help(.theme)) var theme: String?
    @Option(help: help(.accent)) var accent: String?
    @Option(help: help(.accentDark)) var accentDark: String?
    @Option(help: help(.ground)) var ground: String?
    @Option(help: help(.groundDark)) var groundDark: String?
    @Option(help: help(.headlineFace)) var headlineFace: String?
    @Option(help: help(.textFace)) var textFace: String?
    @Option(help: help(.faces)) var faces: String?
    @Option(help: help(.masthead)) var masthead: String?
    @Option(help: help(.mastheadDark)) var mastheadDark: String?
    @Option(help: help(.pageCache)) var pageCache: String?
    @Option(help: help(.sharedCache)) var sharedCache: String?
    @Option(name: .customLong("purge-url"), help: help(.purgeURL)) var purgeURL: String?
    @Option(help: help(.purgeKey)) var purgeKey: String?
    @Option(help: help(.eventStreams)) var eventStreams: String?
    @Option(help: help(.feedText)) var feedText: String?
    @Option(name: .customLong("websub-hub"), help: help(.webSubHub)) var webSubHub: String?
    @Option(name: .customLong("ai-crawlers"), help: help(.aiCrawlers)) var aiCrawlers: String?
    @Option(help: help(.trust)) var trust: String?
    @Option(help: help(.outboundAllow)) var outboundAllow: String?
    @Option(help: help(.voices)) var voices: String?
    @Option(help: help(.voiceFolder)) var voiceFolder: String?
    @Option(help: help(.voiceCommand)) var voiceCommand: String?
    @Option(help: help(.spelling)) var spelling: String?
    @Option(help: help(.grammar)) var grammar: String?

    private static func help(_ setting: Setting) -> ArgumentHelp {
        let standard = setting.defaultValue.isEmpty ? "" : " (default: \(setting.defaultValue))"
        return ArgumentHelp("\(setting.help)\(standard)", valueName: setting.kind.rawValue)
    }

    private func flag(_ setting: Setting) -> String? {
        switch setting {
        case .data: data
        case .database: database
        case .paperName: paperName
        case .motto: motto
        case .language: language
        case .timeZone: timeZone
        case .siteURL: siteURL
        case .siteHost: siteHost
        case .sitePort: sitePort
        case .deskURL: deskURL
        case .deskHost: deskHost
        case .deskPort: deskPort
        case .deskProxies: deskProxies
        case .deskEditor: deskEditor
        case .sourceKey: sourceKey
        case .houseBook: houseBook
        case .secondFactor: secondFactor
        case .twoPersons: twoPersons
        case .media: media
        case .theme: theme
        case .accent: accent
        case .accentDark: accentDark
        case .ground: ground
        case .groundDark: groundDark
        case .headlineFace: headlineFace
        case .textFace: textFace
        case .faces: faces
        case .masthead: masthead
        case .mastheadDark: mastheadDark
        case .pageCache: pageCache
        case .sharedCache: sharedCache
        case .purgeURL: purgeURL
        case .purgeKey: purgeKey
        case .eventStreams: eventStreams
        case .feedText: feedText
        case .webSubHub: webSubHub
        case .aiCrawlers: aiCrawlers
        case .trust: trust
        case .outboundAllow: outboundAllow
        case .voices: voices
        case .voiceFolder: voiceFolder
        case .voiceCommand: voiceCommand
        case .spelling: spelling
        case .grammar: grammar
        }
    }

    /// - Throws: `CommandFailure` that names the setting and says what to put there.
    func resolved(environment: [String: String] = ProcessInfo.processInfo.environment) throws -> NewsroomSettings {
        // A variable that is set to nothing is not set.
        let environment = environment.filter { !$0.value.isEmpty }
        let folder = flag(.data) ?? environment[Setting.data.environmentName] ?? Setting.data.defaultValue
        let file = try Self.file(in: folder)
        return try NewsroomSettings { setting in
            flag(setting) ?? environment[setting.environmentName] ?? file[setting.key] ?? setting.defaultValue
        }
    }

    /// The keys of `broadsheet.yaml` in the data folder; none where there is no such file.
    private static func file(in folder: String) throws -> [String: String] {
        let path = "\(folder)/broadsheet.yaml"
        guard FileManager.default.fileExists(atPath: path) else { return [:] }
        guard let data = FileManager.default.contents(atPath: path) else { throw CommandFailure("\(path) cannot be read by this user") }
        do {
            let node = try Yams.compose(yaml: String(decoding: data, as: UTF8.self))
            guard let node else { return [:] }
            guard let mapping = node.mapping else { throw CommandFailure("\(path) must hold settings, one a line: site-port: 8080") }
            var values: [String: String] = [:]
            for (key, value) in mapping {
                guard let key = key.string, Setting(rawValue: key) != nil else {
                    throw CommandFailure("\(path): there is no setting \(key.string ?? "?"); see docs/settings.md")
                }
                guard key != Setting.data.key else {
                    throw CommandFailure("\(path): the data folder cannot be named in its own file; use --data")
                }
                guard let text = value.scalar?.string else { throw CommandFailure("\(path): \(key) must be one value") }
                values[key] = text
            }
            return values
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("\(path) is not YAML: \(String(describing: error).split(separator: "\n").first ?? "")")
        }
    }
}

/// The settings, checked.
struct NewsroomSettings: Sendable {
    let data: URL
    let database: String
    let paper: Paper
    let siteHost: String
    let sitePort: Int
    let desk: DeskPlace
    /// The file of the key with which confidential sources are sealed.
    let sourceKey: URL
    /// `ap`, `guardian`, a file's path, or empty.
    let houseBook: String
    let media: URL
    let theme: URL
    let look: LookSettings
    /// In bytes.
    let pageCache: Int
    let sharedCache: SharedCachePlace?
    let eventStreams: Int
    let outboundRule: OutboundRule
    let voices: VoiceTable
    let prose: ProsePlace
    let lines: [SettingLine]

    init(_ value: (Setting) -> String) throws {
        lines = Setting.allCases.map { setting in
            SettingLine(
                name: setting.key, value: setting.shown(value(setting)), meaning: setting.help,
                isUsual: value(setting) == setting.defaultValue)
        }
        data = URL(fileURLWithPath: value(.data), isDirectory: true)
        database = value(.database)
        let zoneName = value(.timeZone)
        guard let zone = TimeZone(identifier: zoneName) else {
            throw Self.failure(.timeZone, zoneName, "the IANA name of a zone, such as Europe/Kyiv")
        }
        let language = value(.language)
        guard LanguageTag.isWellFormed(language) else { throw Self.failure(.language, language, "a language tag such as en or uk") }
        let siteURL = try Self.origin(.siteURL, value)
        paper = Paper(
            name: value(.paperName), motto: value(.motto), language: language, timeZone: zone, siteURL: siteURL,
            syndication: try Syndication(value))
        siteHost = value(.siteHost)
        sitePort = try Self.port(.sitePort, value)
        desk = try DeskPlace(value)
        let sourceKey = value(.sourceKey)
        self.sourceKey = sourceKey.isEmpty ? data.appendingPathComponent("keys/sources.key") : URL(fileURLWithPath: sourceKey)
        houseBook = value(.houseBook)
        let media = value(.media)
        guard !media.contains("://") else { throw Self.failure(.media, media, "a folder (storage elsewhere comes with a later version)") }
        self.media =
            media.isEmpty ? data.appendingPathComponent("media", isDirectory: true) : URL(fileURLWithPath: media, isDirectory: true)
        theme = URL(fileURLWithPath: value(.theme), isDirectory: true)
        look = try LookSettings(value)
        guard let megabytes = Int(value(.pageCache)), (1...65_536).contains(megabytes) else {
            throw Self.failure(.pageCache, value(.pageCache), "a number of megabytes from 1 to 65536")
        }
        pageCache = megabytes << 20
        guard let streams = Int(value(.eventStreams)), (0...100_000).contains(streams) else {
            throw Self.failure(.eventStreams, value(.eventStreams), "a number from 0 to 100000")
        }
        eventStreams = streams
        let allowed = value(.outboundAllow).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        guard let rule = try? OutboundRule(besides: allowed) else {
            throw Self.failure(.outboundAllow, value(.outboundAllow), "a list of hosts with ports such as wiki.lan:80")
        }
        outboundRule = rule
        sharedCache = try SharedCachePlace(value, rule)
        if let hub = paper.syndication.hub, (try? rule.naming(hub)) == nil {
            throw Self.failure(.webSubHub, hub, "an address such as https://hub.example/")
        }
        prose = ProsePlace(value)
        do {
            let folder = URL(fileURLWithPath: value(.voiceFolder), isDirectory: true)
            voices = try VoiceTable(value(.voices), folder: folder, command: value(.voiceCommand))
        } catch {
            throw Self.failure(.voices, value(.voices), "a table of languages and voices such as en=hibari *=espeak-ng")
        }
    }

    /// Whether there is a newsroom already, here or in a database elsewhere.
    var isThere: Bool { !database.isEmpty || FileManager.default.fileExists(atPath: SQLiteEngine.file(in: data).path) }

    /// How the newsroom wants names said.
    ///
    /// - Throws: `CommandFailure` that names the line.
    func pronunciations() throws -> Pronunciations {
        let file = data.appendingPathComponent("pronunciations.txt")
        do {
            return try Pronunciations(file: file)
        } catch let error as NewsroomError {
            throw CommandFailure("\(file.path): \(error.description)")
        }
    }

    /// Makes the data folder where there is none: for the account that runs the newsroom and nobody else.
    func makeDataFolder() throws {
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    static func origin(_ setting: Setting, _ value: (Setting) -> String) throws -> String {
        var origin = value(setting)
        while origin.hasSuffix("/") { origin.removeLast() }
        guard let url = URL(string: origin), ["http", "https"].contains(url.scheme), url.host != nil, url.path.isEmpty, url.query == nil
        else { throw failure(setting, origin, "an address such as https://paper.example") }
        return origin
    }

    static func port(_ setting: Setting, _ value: (Setting) -> String) throws -> Int {
        guard let port = Int(value(setting)), (0...65_535).contains(port) else {
            throw failure(setting, value(setting), "a port from 1 to 65535, or 0 for any that is free")
        }
        return port
    }

    static func failure(_ setting: Setting, _ value: String, _ wanted: String) -> CommandFailure {
        CommandFailure("--\(setting.key) (\(setting.environmentName)): \"\(value.prefix(80))\" is not \(wanted)")
    }
}
