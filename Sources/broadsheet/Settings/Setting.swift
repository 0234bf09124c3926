import Foundation
import Newsroom

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
    case deskHost = "desk-host"
    case deskPort = "desk-port"
    case deskProxies = "desk-proxies"
    case deskEditor = "desk-editor"
    case sourceKey = "source-key"
    case houseBook = "house-book"
    case secondFactor = "second-factor"
    case twoPersons = "two-persons"
    case media, theme
    case accent
    case accentDark = "accent-dark"
    case ground
    case groundDark = "ground-dark"
    case headlineFace = "headline-face"
    case textFace = "text-face"
    case faces, masthead
    case mastheadDark = "masthead-dark"
    case pageCache = "page-cache"
    case sharedCache = "shared-cache"
    case purgeURL = "purge-url"
    case purgeKey = "purge-key"
    case eventStreams = "event-streams"
    case feedText = "feed-text"
    case webSubHub = "websub-hub"
    case aiCrawlers = "ai-crawlers"
    case trust
    case outboundAllow = "outbound-allow"
    case voices
    case voiceFolder = "voice-folder"
    case voiceCommand = "voice-command"
    case spelling, grammar

    enum Kind: String, Sendable {
        case text, folder, address, port, zone, language, megabytes, number, choice, entries, colour, face, file
    }

    /// As a flag without its dashes, and as a key of the file.
    var key: String { rawValue }

    var environmentName: String { "BROADSHEET_" + rawValue.uppercased().replacing("-", with: "_") }

    var kind: Kind {
        switch self {
        case .data, .theme, .media, .voiceFolder, .faces, .spelling: .folder
        case .database, .siteURL, .deskURL, .webSubHub, .purgeURL: .address
        case .feedText, .aiCrawlers, .secondFactor, .twoPersons, .sharedCache: .choice
        case .trust: .entries
        case .accent, .accentDark, .ground, .groundDark: .colour
        case .headlineFace, .textFace: .face
        case .masthead, .mastheadDark, .deskEditor, .sourceKey, .grammar, .houseBook: .file
        case .paperName, .motto, .siteHost, .deskHost, .deskProxies, .outboundAllow, .voices, .voiceCommand, .purgeKey: .text
        case .language: .language
        case .timeZone: .zone
        case .sitePort, .deskPort: .port
        case .pageCache: .megabytes
        case .eventStreams: .number
        }
    }

    /// Without what is secret in it.
    func shown(_ value: String) -> String {
        if self == .purgeKey { return value.isEmpty ? "" : "(kept secret)" }
        guard self == .database, var parts = URLComponents(string: value) else { return value }
        parts.password = nil
        parts.query = nil
        return parts.string ?? ""
    }

    /// Empty where there is none.
    var defaultValue: String {
        switch self {
        case .data: "data"
        case .database, .motto, .media, .deskProxies, .deskEditor, .sourceKey, .houseBook, .outboundAllow, .webSubHub, .trust, .voices,
            .voiceCommand, .purgeURL, .purgeKey:
            ""
        case .accent, .accentDark, .ground, .groundDark, .headlineFace, .textFace, .faces, .masthead, .mastheadDark: ""
        case .feedText: "full"
        case .aiCrawlers: "no-training"
        case .paperName: "Broadsheet"
        case .language: "en"
        case .timeZone: "UTC"
        case .siteURL: "http://localhost:8080"
        case .siteHost, .deskHost: "127.0.0.1"
        case .secondFactor: SecondFactorRule.publishers.rawValue
        case .twoPersons: "no"
        case .sitePort: "8080"
        case .deskURL: "http://localhost:8081"
        case .deskPort: "8081"
        case .theme: "themes/standard"
        case .pageCache: "64"
        case .sharedCache: "none"
        case .eventStreams: "4096"
        case .voiceFolder: "voices"
        case .spelling: "/usr/share/hunspell"
        case .grammar: "harper-cli"
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
        case .deskURL: "The address under which the newsroom reaches the desk: https, or http on this machine alone."
        case .deskHost: "The network address that the desk listens on."
        case .deskPort: "The port that the desk listens on."
        case .deskProxies:
            "Addresses of the proxies in front of the desk, with commas between: their word on who asks is taken (X-Forwarded-For)."
        case .deskEditor:
            "The module that stories are written with, as bin/editor fetches it. Empty: stories can be read at the desk, not written."
        case .sourceKey:
            "The key with which confidential sources are sealed, if not keys/sources.key in the data folder. Nodes of one newsroom share it."
        case .houseBook: "The house book that notes go by where stories are written: ap, guardian, or a file of your own. Empty: none."
        case .secondFactor: "Who must have a second factor at the desk: publishers, everyone or nobody."
        case .twoPersons: "Whether a revision needs somebody besides its author to publish it or call it ready: yes or no."
        case .media: "Folder of the photographs, if not the one in the data folder."
        case .theme: "Folder of the theme: templates and styles of the reader's pages."
        case .accent: "The paper's colour, such as #8a1c2b: links, labels, buttons. It must be readable on the page. Empty: the theme's."
        case .accentDark: "The paper's colour in the dark. Empty: a lighter shade of the other."
        case .ground: "The colour of the page. Empty: the theme's."
        case .groundDark: "The colour of the page in the dark. Empty: the theme's."
        case .headlineFace:
            "The face of headlines: old-style, transitional, didone, slab, grotesque, humanist, geometric, system, or a family of WOFF2 "
                + "files. Empty: the theme's."
        case .textFace: "The face of the text, named like that of headlines."
        case .faces: "Folder of the paper's own faces: WOFF2 files called after family and weight, Source-Serif-400.woff2."
        case .masthead: "A picture of the paper's name, SVG or PNG, in the place of the name. Empty: the name in words."
        case .mastheadDark: "The picture of the paper's name for the dark, of the same shape. Empty: the same picture."
        case .pageCache: "Memory for finished pages, in megabytes."
        case .sharedCache: "The cache in front of the site that is told what to drop: none, varnish or fastly."
        case .purgeURL: "Where that cache is told what to drop: http://127.0.0.1:6083/."
        case .purgeKey: "What shows that cache that it may be told. Better in the environment or the file than as a flag."
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
        case .spelling:
            "Folder of the dictionaries (hunspell's) that spelling at the desk is read with, as far as they are there. off: none."
        case .grammar:
            "The program that English grammar at the desk is read with, as bin/grammar fetches it, or a name of PATH; used where it is there. "
                + "off: none."
        }
    }
}
