import Archive
import Foundation
import Newsroom
import Rendering
import Web

/// The trail, as it is filtered, for other programs: sent while it is read, so that a long one takes no memory.
struct TrailExport {
    enum Format {
        /// RFC 4180, in UTF-8.
        case csv
        /// A JSON object a line.
        case jsonLines

        var type: String { self == .csv ? "text/csv; charset=utf-8; header=present" : "application/x-ndjson" }
        var ending: String { self == .csv ? "csv" : "jsonl" }
    }

    let visit: Visit
    let format: Format

    private static let batch = 500
    private static let columns = ["number", "time", "account", "name", "act", "object", "title", "details", "id", "seal"]

    func answer() -> WebAnswer {
        let (query, archive, export) = (TrailFilter(visit).query, visit.desk.archive, self)
        return WebAnswer(
            status: 200,
            headers: [
                ("Content-Type", format.type), ("Content-Disposition", "attachment; filename=\"trail-\(visit.today).\(format.ending)\""),
            ],
            stream: { send in
                if export.format == .csv { try await send(Self.line(Self.columns)) }
                var before = Int64.max
                while let query {
                    let (entries, names) = try await archive.read { [before] records in
                        let entries = try records.trail.entries(query, before: before, limit: Self.batch)
                        return (entries, try export.names(of: entries, records))
                    }
                    if !entries.isEmpty { try await send(entries.flatMap { export.bytes($0, names) }) }
                    guard entries.count == Self.batch, let last = entries.last else { return }
                    before = last.number
                }
            })
    }

    private func names(of entries: [TrailEntry], _ records: Records) throws -> TrailNames? {
        try visit.visitor.map { try TrailNames(entries.map(\.event), for: $0, records) }
    }

    private func bytes(_ entry: TrailEntry, _ names: TrailNames?) -> [UInt8] {
        let event = entry.event
        let (name, title) = (names?.accounts[event.by] ?? "", names?.things[event.subject]?.title ?? "")
        let details = event.details.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) }
        let time = event.at.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        switch format {
        case .csv:
            let json = String(decoding: JSONValue.object(details).bytes(), as: UTF8.self)
            return Self.line([
                "\(entry.number)", time, "\(event.by)", name, event.act, event.subject, title, json, "\(event.id)", entry.seal,
            ])
        case .jsonLines:
            let value: JSONValue = [
                "number": .integer(Int(entry.number)), "time": .string(time), "account": .string("\(event.by)"), "name": .string(name),
                "act": .string(event.act), "object": .string(event.subject), "title": .string(title), "details": .object(details),
                "id": .string("\(event.id)"), "seal": .string(entry.seal),
            ]
            return value.bytes() + [UInt8(ascii: "\n")]
        }
    }

    private static func line(_ cells: [String]) -> [UInt8] { Array((cells.map(cell).joined(separator: ",") + "\r\n").utf8) }

    /// What a spreadsheet would take for a formula is kept from being one.
    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + text.replacing("\"", with: "\"\"") + "\""
    }
}
