import ArgumentParser
import Foundation
import Site
import Testing

@testable import broadsheet

@Suite("Settings")
struct SettingsTests {
    @Test("each stands in docs/settings.md with its flag, variable, key and default", arguments: Setting.allCases)
    func documented(_ setting: Setting) throws {
        let document = try Program.text(Program.root.appending(path: "docs/settings.md"))
        let standard = setting.defaultValue.isEmpty ? "none" : "`\(setting.defaultValue)`"
        let row = "| `--\(setting.key)` | `\(setting.environmentName)` | `\(setting.key)` | \(standard) | "
        #expect(document.contains(row), "docs/settings.md has no row that begins \(row)")
    }

    @Test("docs/settings.md names no setting that there is not")
    func noOthers() throws {
        let rows = try Program.text(Program.root.appending(path: "docs/settings.md")).split(separator: "\n").filter {
            $0.hasPrefix("| `--")
        }
        #expect(rows.count == Setting.allCases.count)
    }

    @Test("each is a flag of serve, with its default")
    func help() async throws {
        let help = try await Program.run("serve", "--help").output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for setting in Setting.allCases {
            #expect(help.contains("--\(setting.key) <\(setting.kind.rawValue)>"))
            if !setting.defaultValue.isEmpty { #expect(help.contains("(default: \(setting.defaultValue))")) }
        }
    }

    @Test("the flag wins over the variable, the variable over the file, the file over the default")
    func order() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func port(_ flags: [String] = [], _ environment: [String: String] = [:]) throws -> Int {
            try SettingsOptions.parse(["--data", folder.path] + flags).resolved(environment: environment).sitePort
        }
        #expect(try port() == 8080)
        try Data("site-port: 81\n".utf8).write(to: folder.appending(path: "broadsheet.yaml"))
        #expect(try port() == 81)
        #expect(try port([], ["BROADSHEET_SITE_PORT": "82"]) == 82)
        #expect(try port(["--site-port", "83"], ["BROADSHEET_SITE_PORT": "82"]) == 83)
    }

    @Test func `the desk shows every setting, and no password`() throws {
        let database = "postgres://desk:s3cret@db.example/paper?password=s3cret"
        let flags = ["--data", "/nowhere/of/that/kind", "--database", database, "--motto", "All of it"]
        let lines = try SettingsOptions.parse(flags).resolved(environment: [:]).lines
        let shown = String(describing: lines)
        #expect(lines.count == Setting.allCases.count && shown.contains("All of it"))
        #expect(shown.contains("postgres://desk@db.example/paper") && !shown.contains("s3cret"))
    }

    @Test("a cache in front needs the address where it is told, and its key is shown to nobody")
    func sharedCache() throws {
        func resolved(_ flags: String...) throws -> NewsroomSettings {
            try SettingsOptions.parse(["--data", "/nowhere/of/that/kind"] + flags).resolved(environment: [:])
        }
        #expect(try resolved().sharedCache == nil)
        for address in ["", "127.0.0.1:6083", "ftp://127.0.0.1/"] {
            let error = #expect(throws: CommandFailure.self) { try resolved("--shared-cache", "varnish", "--purge-url", address) }
            #expect(error.map { "\($0)" }?.contains("--purge-url") == true)
        }
        let address = "http://127.0.0.1:6083/"
        #expect(throws: CommandFailure.self) { try resolved("--shared-cache", "varnish", "--purge-url", address, "--purge-key", "a\nb") }
        let settings = try resolved("--shared-cache", "fastly", "--purge-url", address, "--purge-key", "s3cret")
        #expect(settings.sharedCache?.cache == .fastly && settings.sharedCache?.key == "s3cret")
        #expect(!String(describing: settings.lines).contains("s3cret"))
    }

    @Test(
        "a file that is no list of settings is refused", arguments: ["- site-port", "nonsense: 1", "a: [", "site-port: [1]", "just words"])
    func badFile(_ yaml: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(yaml.utf8).write(to: folder.appending(path: "broadsheet.yaml"))
        #expect(throws: CommandFailure.self) { try SettingsOptions.parse(["--data", folder.path]).resolved(environment: [:]) }
    }

    @Test(
        "a value that cannot be used gets one line that names the setting",
        arguments: [
            ("site-port", "99999"), ("site-port", "x"), ("site-url", "ftp://x"), ("site-url", "https://x.example/path"),
            ("time-zone", "Mars/X"), ("language", "english_x"), ("page-cache", "0"), ("theme", "/nowhere"), ("database", "mysql://x"),
            ("outbound-allow", "wiki.lan"), ("websub-hub", "hub"), ("accent", "red"), ("accent", "#ffcc00"), ("accent-dark", "#222"),
            ("ground", "#777777"), ("ground-dark", "#zzz"), ("headline-face", "none"), ("text-face", "\"}"), ("faces", "/nowhere"),
            ("shared-cache", "squid"), ("purge-url", "http://127.0.0.1:6083/"), ("masthead", "/nowhere"), ("masthead", "Package.swift"),
            ("masthead-dark", "themes/standard/assets/favicon.svg"),
        ])
    func badValues(_ key: String, _ value: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "settings-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let outcome = try await Program.run("serve", "--data", folder.path, "--\(key)", value)
        #expect(outcome.status == 1)
        #expect(outcome.complaint.hasPrefix("broadsheet: --\(key)"))
        #expect(outcome.complaint.split(separator: "\n").count == 1)
    }
}
