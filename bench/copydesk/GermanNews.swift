import Foundation

/// Reads German Wikinews with its annotated quotations (JSON): direct and indirect ones that a cue attributes and that stand in nobody
/// else's. What has no cue (free indirect speech, reports of speech) is no attribution by the definition of PolNeAR.
enum GermanNews {
    private struct File: Decodable {
        struct Span: Decodable {
            let charBegin: Int
            let charEnd: Int
        }
        struct Part: Decodable { let spans: [Span] }
        struct Annotation: Decodable {
            let speaker: Part
            let cue: Part
            let quote: Part
            let type: String
            let isNested: Bool
        }
        let documentName: String
        let originalText: String
        let annotations: [Annotation]
    }

    static func articles(in folder: String) throws -> [Article] {
        let home = "\(folder)/quotes_de_wikinews"
        let names = FileManager.default.enumerator(atPath: home)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".json") }.sorted().map { name in
            let data = FileManager.default.contents(atPath: "\(home)/\(name)") ?? Data()
            let file = try JSONDecoder().decode(File.self, from: data)
            let scalars = Array(file.originalText.unicodeScalars)
            let gold = file.annotations.compactMap { triple($0, scalars) }
            return Article(name: file.documentName, text: file.originalText, gold: gold)
        }
    }

    private static func triple(_ one: File.Annotation, _ text: [Unicode.Scalar]) -> Triple? {
        func passage(_ part: File.Part) -> Passage {
            Passage(part.spans.filter { $0.charBegin < $0.charEnd }.map { $0.charBegin..<$0.charEnd })
        }
        let content = passage(one.quote)
        guard ["Direct", "Indirect"].contains(one.type), !one.isNested, !one.cue.spans.isEmpty, !content.isEmpty else { return nil }
        return Triple(source: passage(one.speaker), cue: passage(one.cue), content: content, isDirect: Direct.isDirect(content, text))
    }
}
