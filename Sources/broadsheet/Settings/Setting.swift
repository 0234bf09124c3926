/// The one table of settings: each is a flag, an environment variable and a key of `broadsheet.yaml`.
enum Setting: String, CaseIterable, Sendable {
    case data, database
    case paperName = "paper-name"
    case motto, language
    case timeZone = "time-zone"
    case siteURL = "site-url"
    case siteHost = "site-host"
    case sitePort = "site-port"
    case deskURL = "desk-url"
    case deskPort = "desk-port"
    case media, theme
    case pageCache = "page-cache"
    case eventStreams = "event-streams"
    case feedText = "feed-text"
    case webSubHub = "websub-hub"
    case aiCrawlers = "ai-crawlers"
    case trust
    case outboundAllow = "outbound-allow"
    case voices
    case voiceFolder = "voice-folder"
    case voiceCommand = "voice-command"

    enum Kind: String, Sendable {
        case text, folder, address, port, zone, language, megabytes, number, choice, entries
    }

    /// As a flag without its dashes, and as a key of the file.
    var key: String { rawValue }

    var environmentName: String { "BROADSHEET_" + rawValue.uppercased().replacing("-", with: "_") }

    var kind: Kind {
        switch self {
        case .data, .theme, .media, .voiceFolder: .folder
        case .database, .siteURL, .deskURL, .webSubHub: .address
        case .feedText, .aiCrawlers: .choice
        case .trust: .entries
        case .paperName, .motto, .siteHost, .outboundAllow, .voices, .voiceCommand: .text
        case .language: .language
        case .timeZone: .zone
        case .sitePort, .deskPort: .port
        case .pageCache: .megabytes
        case .eventStreams: .number
        }
    }

    /// Empty where there is none.
    var defaultValue: String {
        switch self {
        case .data: "data"
        case .database, .motto, .media, .outboundAllow, .webSubHub, .trust, .voices, .voiceCommand: ""
        case .feedText: "full"
        case .aiCrawlers: "no-training"
        case .paperName: "Broadsheet"
        case .language: "en"
        case .timeZone: "UTC"
        case .siteURL: "http://localhost:8080"
        case .siteHost: "127.0.0.1"
        case .sitePort: "8080"
        case .deskURL: "http://localhost:8081"
        case .deskPort: "8081"
        case .theme: "themes/standard"
        case .pageCache: "64"
        case .eventStreams: "4096"
        case .voiceFolder: "voices"
        }
    }

    var help: String {
        switch self {
        case .data: "Folder that holds everything of one newsroom: database, pictures, keys, lock."
        case .database: "Database elsewhere: postgres://user@host/name. Empty: SQLite in the data folder."
        case .paperName: "The paper's name."
        case .motto: "The line under the name."
        case .language: "The paper's language as a tag of BCP 47: en, uk, ar."
        case .timeZone: "The newsroom's zone by its IANA name: Europe/Kyiv. Every date a reader sees is a date there."
        case .siteURL: "The address under which readers reach the site, without a slash at the end."
        case .siteHost: "The network address that the site listens on; 0.0.0.0 for all."
        case .sitePort: "The port that the site listens on."
        case .deskURL: "The address under which the newsroom reaches the desk. The desk comes with a later version."
        case .deskPort: "The port for the desk. Nothing listens there yet: the desk comes with a later version."
        case .media: "Folder of the photographs, if not the one in the data folder."
        case .theme: "Folder of the theme: templates and styles of the reader's pages."
        case .pageCache: "Memory for finished pages, in megabytes."
        case .eventStreams: "Readers who may follow the news feed or a live coverage at once; each takes a connection."
        case .feedText: "What entries of feeds carry: full or summary."
        case .webSubHub: "The WebSub hub that feeds name and that hears of what is new. Empty: none."
        case .aiCrawlers:
            "What robots.txt asks of the crawlers of those who make language models: allow; no-training, so that only searches and answers "
                + "that name their source are welcome; refuse."
        case .trust: "Entries of trust.txt with spaces between them: belongto=https://example.org contact=mailto:desk@paper.example"
        case .outboundAllow:
            "Hosts with ports that the paper may ask though they are not on the public internet, with commas between: wiki.lan:80."
        case .voices:
            "Which voice reads which language aloud: en=hibari uk=espeak-ng *=command. Empty: those that are installed. none: silence."
        case .voiceFolder: "Folder of the voices: programs that turn text into sound."
        case .voiceCommand: "The newsroom's own voice, a shell command: text on standard input, WAV on standard output."
        }
    }
}
