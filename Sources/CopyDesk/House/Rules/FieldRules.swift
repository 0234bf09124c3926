extension HouseBook {
    /// What the book says about a story's headline, standfirst and photographs, for the checklist before publication.
    package func notes(on fields: StoryFields) -> [FieldNote] {
        rules.flatMap { rule in
            rule.checks.flatMap { check -> [FieldNote] in
                guard case .field(let check) = check else { return [] }
                return Self.values(of: check.field, in: fields).filter { Self.breaks(check, $0.text) }.map {
                    let message = rule.says.replacing("{length}", with: "\($0.text.count)").replacing("{longest}", with: "\(check.longest)")
                    return FieldNote(
                        rule: rule.id, field: check.field, photograph: $0.photograph, message: message, severity: rule.severity)
                }
            }
        }
    }

    private static func breaks(_ check: FieldCheck, _ text: String) -> Bool {
        check.longest == 0 ? text.allSatisfy(\.isWhitespace) : text.count > check.longest
    }

    private static func values(of field: StoryField, in fields: StoryFields) -> [(photograph: Int?, text: String)] {
        switch field {
        case .headline: [(nil, fields.headline)]
        case .standfirst: [(nil, fields.standfirst)]
        case .credit: fields.photographs.enumerated().map { ($0.offset, $0.element.credit) }
        case .alternative: fields.photographs.enumerated().map { ($0.offset, $0.element.alternative) }
        }
    }
}
