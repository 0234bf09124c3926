/// The words of a story that carry a statement.
package enum Passage {
    /// Whether two passages say the same, letter by letter but for how quotation marks, apostrophes and spaces are set, and for the
    /// quotation marks and the comma around the whole.
    package static func areSame(_ one: [String], _ other: [String]) -> Bool { plain(one) == plain(other) }

    private static func plain(_ pieces: [String]) -> String {
        var text = ""
        for piece in pieces {
            for scalar in piece.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
                switch scalar {
                case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{2039}", "\u{203A}", "'": text.append("'")
                case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{AB}", "\u{BB}": text.append("\"")
                case _ where scalar.properties.isWhitespace: if text.last != " " { text.append(" ") }
                default: text.unicodeScalars.append(scalar)
                }
            }
            if text.last != " " { text.append(" ") }
        }
        let ends: Set<Character> = [" ", "\"", "'", ","]
        return String(text.drop { ends.contains($0) }.reversed().drop { ends.contains($0) }.reversed())
    }
}

/// How a statement stands in a story's text.
package enum PassageStanding: String, Hashable, Sendable {
    /// The text has the words that were confirmed.
    case stands
    /// It has other words at the place.
    case changed
    /// It does not have the passage any longer.
    case gone
}

extension Document {
    /// The text that is marked as a statement's: one for each stretch of it, in its order.
    package func passage(of statement: Statement.ID) -> [String] { passages[statement] ?? [] }

    /// Of every statement that is marked.
    package var passages: [Statement.ID: [String]] {
        var found: [Statement.ID: [String]] = [:]
        for block in blocks {
            block.walk { block in
                var open: Statement.ID?
                for inline in block.inlines {
                    var (text, marked): (String, Statement.ID?) = (" ", open)
                    if case .text(let words, let marks) = inline {
                        (text, marked) = (words, marks.lazy.compactMap { if case .statement(let id) = $0 { id } else { nil } }.first)
                    }
                    defer { open = marked }
                    guard let marked else { continue }
                    if marked == open, let last = found[marked]?.indices.last {
                        found[marked]?[last] += text
                    } else {
                        found[marked, default: []].append(text)
                    }
                }
            }
        }
        return found
    }

    /// How a statement stands in this text.
    package func standing(of statement: Statement) -> PassageStanding { Self.standing(of: statement, in: passages) }

    package static func standing(of statement: Statement, in passages: [Statement.ID: [String]]) -> PassageStanding {
        guard let now = passages[statement.id] else { return .gone }
        // What is put into the middle without a mark leaves the marked words as they were, and the text says something else.
        guard now.count == statement.passage.count else { return .changed }
        return Passage.areSame(now, statement.passage) ? .stands : .changed
    }
}
