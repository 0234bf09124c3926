import Archive
import Editorial
import Newsroom

extension SaidBefore {
    func json(_ records: Records) throws -> JSONValue {
        func list(_ found: [LikeStatement]) throws -> JSONValue {
            .array(
                try found.map { found in
                    ["likeness": .number(rounded(found.likeness)), "statement": try RecordedStatement(found.statement, records).json]
                })
        }
        return ["bySpeaker": try list(bySpeaker), "byOthers": try list(byOthers)]
    }
}

extension StoryLinks {
    func json(_ records: Records) throws -> JSONValue {
        let links = try links.compactMap { link -> JSONValue? in
            guard let other = try records.statements.find(link.to) else { return nil }
            return [
                "from": .string("\(link.from)"), "kind": .string(link.kind.rawValue),
                "statement": try RecordedStatement(other, records).json,
            ]
        }
        let suggested = try suggested.map { link -> JSONValue in
            [
                "from": .string("\(link.from)"), "share": .number(rounded(link.share)),
                "statement": try RecordedStatement(link.to, records).json,
            ]
        }
        return ["links": .array(links), "suggested": .array(suggested)]
    }
}

private func rounded(_ share: Double) -> Double { (share * 100).rounded() / 100 }
