package import Foundation
import Newsroom

/// How a newsroom wants names said: a word of the copy, and how to write it for the voice.
///
/// As a file: one a line, `Kyiv = Keev`; a line `[uk]` says for which language those after it are (English at first). What
/// stands after `#` is a remark. The newsroom's own go before those that come with the program.
package struct Pronunciations: Sendable {
    private var said: [String: [String: String]]

    package init() { said = Self.starters }

    /// - Throws: `NewsroomError.invalid` that names the line.
    package init(text: String) throws {
        said = Self.starters
        var language = "en"
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = (line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first ?? "").trimmingCharacters(
                in: .whitespacesAndNewlines)
            if line.isEmpty { continue }
            if line.hasPrefix("["), line.hasSuffix("]") {
                language = line.dropFirst().dropLast().lowercased()
                continue
            }
            let halves = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard halves.count == 2, !halves[0].isEmpty, line.count <= 300, index < 10_000 else {
                throw NewsroomError.invalid(field: "line \(index + 1)", reason: "write a word and how it is said: Kyiv = Keev")
            }
            said[language, default: [:]][halves[0]] = halves[1]
        }
    }

    /// The newsroom's file, if there is one.
    package init(file: URL) throws {
        guard let data = FileManager.default.contents(atPath: file.path) else {
            self.init()
            return
        }
        try self.init(text: String(decoding: data, as: UTF8.self))
    }

    func rules(for language: String) -> [SpeakingRule] {
        let said = said[language.prefix { $0 != "-" }.lowercased()] ?? [:]
        guard !said.isEmpty else { return [] }
        return [SpeakingRule(#"(?<![\w-])(\#(EnglishEar.alternation(said.keys)))(?!\w)"#) { said[$0[1]] }]
    }

    private static let starters = [
        "en": [
            "Kyiv": "Keev", "Lviv": "Luh-veev", "Kharkiv": "Har-keev", "Odesa": "Oh-dessa", "Dnipro": "Dnee-pro",
            "Mykolaiv": "Mickola-yeev",
            "Chernihiv": "Cherny-heev", "Zaporizhzhia": "Zapo-reezh-ya", "Kherson": "Hair-sonn", "Zhytomyr": "Zhi-toh-meer",
            "Verkhovna Rada": "Ver-hov-na Rah-da", "Zelensky": "Zeh-len-skee", "Zelenskyy": "Zeh-len-skee", "Zelenskiy": "Zeh-len-skee",
            "Volodymyr": "Volo-dee-meer", "hryvnia": "hriv-nya", "hryvnias": "hriv-nyas", "oblast": "ob-last", "Erdogan": "Air-doh-wahn",
            "Erdoğan": "Air-doh-wahn", "Xi": "Shee", "Orban": "Or-bahn", "Orbán": "Or-bahn", "Reykjavik": "Ray-kya-vik", "Łódź": "Woodge",
        ]
    ]
}
