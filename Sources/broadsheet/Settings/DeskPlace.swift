import Editorial
import Foundation
import Newsroom

/// The settings of the desk, checked.
struct DeskPlace: Sendable {
    /// Without a slash at the end.
    let url: String
    let host: String
    let port: Int
    let proxies: Set<String>
    let rules: NewsroomRules
    /// The file of the editor's module; empty for none.
    let editor: String

    init(_ value: (Setting) -> String) throws {
        host = value(.deskHost)
        port = try NewsroomSettings.port(.deskPort, value)
        var url = try NewsroomSettings.origin(.deskURL, value)
        // Whoever chooses another port without naming an address means this machine.
        if url == Setting.deskURL.defaultValue, port != 0 { url = "http://localhost:\(port)" }
        guard url.hasPrefix("https://") || Self.isThisMachine(url) else {
            throw NewsroomSettings.failure(
                .deskURL, url, "an https address: passwords do not go over networks in the clear (http://localhost may)")
        }
        self.url = url
        proxies = Set(value(.deskProxies).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
        guard let secondFactor = SecondFactorRule(rawValue: value(.secondFactor)) else {
            throw NewsroomSettings.failure(.secondFactor, value(.secondFactor), "publishers, everyone or nobody")
        }
        guard let asksTwoPersons = ["yes": true, "no": false][value(.twoPersons)] else {
            throw NewsroomSettings.failure(.twoPersons, value(.twoPersons), "yes or no")
        }
        editor = value(.deskEditor)
        rules = NewsroomRules(secondFactor: secondFactor, asksTwoPersons: asksTwoPersons)
    }

    private static func isThisMachine(_ url: String) -> Bool {
        let host = URL(string: url)?.host() ?? ""
        return ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host) || host.hasSuffix(".localhost")
    }
}
