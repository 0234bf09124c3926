package import Credentials
package import Editorial
import Foundation
package import Newsroom

/// What the desk is told of where it stands.
package struct DeskSettings: Sendable {
    package var paper: Paper
    /// Under which browsers reach it, without a slash at the end: `https://desk.paper.example`.
    package var origin: String
    package var rules: NewsroomRules
    /// Addresses of proxies whose word on who asks is taken.
    package var proxies: Set<String>
    /// The module that the editor is made of (`bin/editor`); empty where there is none, and then nothing can be written.
    package var editor: [UInt8]

    /// What the newsroom runs with, to be read by who keeps its settings. Nothing secret is in it.
    package var lines: [SettingLine]

    /// With which confidential sources are sealed; nil where the key is not to be had.
    package var vault: SourceVault?

    package init(
        paper: Paper, origin: String, rules: NewsroomRules, proxies: Set<String> = [], editor: [UInt8] = [], lines: [SettingLine] = [],
        vault: SourceVault? = nil
    ) {
        self.paper = paper
        self.origin = origin
        self.rules = rules
        self.proxies = proxies
        self.editor = editor
        self.lines = lines
        self.vault = vault
    }

    var isSecure: Bool { origin.hasPrefix("https://") }

    /// As a browser sends it: without the port that is the scheme's own.
    var authority: String { String(origin.drop { $0 != "/" }.dropFirst(2)).lowercased() }

    package var place: PasskeyPlace {
        PasskeyPlace(origin: origin, relyingParty: URL(string: origin)?.host() ?? "localhost")
    }
}

/// A setting as the desk shows it.
package struct SettingLine: Hashable, Sendable {
    package let name: String
    package let value: String
    package let meaning: String
    /// Whether it has its default.
    package let isUsual: Bool

    package init(name: String, value: String, meaning: String, isUsual: Bool) {
        self.name = name
        self.value = value
        self.meaning = meaning
        self.isUsual = isUsual
    }
}
