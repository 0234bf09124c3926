package import Foundation

/// Changes that one editor sends together: steps in the document and values of fields.
///
/// Its identifier is made in the browser, so that sending it again after a lost answer is the same as sending it once. It ends
/// where a transaction of the editor ends.
package struct DraftBatch: Identifiable, Sendable {
    /// Another value for one of the fields besides the body: `headline`, `topics`, …
    package struct FieldEdit: Hashable, Sendable {
        package var field: String
        package var value: JSONValue
        /// The version in which its author saw the field last.
        package var base: Int

        package init(field: String, value: JSONValue, base: Int) {
            self.field = field
            self.value = value
            self.base = base
        }
    }

    package typealias ID = Identifier<DraftBatch>

    package let id: ID
    package let client: Identifier<DraftClient>
    package var steps: [EditStep]
    package var fields: [FieldEdit]

    package init(id: ID, client: Identifier<DraftClient>, steps: [EditStep] = [], fields: [FieldEdit] = []) {
        self.id = id
        self.client = client
        self.steps = steps
        self.fields = fields
    }

    /// Reads `{"batch":ID,"client":ID,"steps":[STEP…],"fields":[{"field":NAME,"value":…,"base":N}…]}`; either list may be absent.
    ///
    /// - Throws: `NewsroomError.invalid`.
    package init(json: JSONValue) throws {
        guard let id = json["batch"]?.string.flatMap(ID.init), let client = json["client"]?.string.flatMap(Identifier<DraftClient>.init)
        else { throw NewsroomError.invalid(field: "batch", reason: "batch and client are identifiers") }
        self.init(id: id, client: client)
        let steps = try Self.list("steps", of: json, atMost: DraftDocument.mostSteps)
        for (index, step) in steps.enumerated() {
            do {
                self.steps.append(try EditStep(json: step))
            } catch {
                throw StepFault(step: index, error.reason).newsroomError
            }
        }
        fields = try Self.list("fields", of: json, atMost: 50).map { edit in
            guard let field = edit["field"]?.string, let base = edit["base"]?.integer, let value = edit["value"] else {
                throw NewsroomError.invalid(field: "fields", reason: "each has a field, a value and a base")
            }
            return FieldEdit(field: field, value: value, base: base)
        }
        guard Set(fields.map(\.field)).count == fields.count else {
            throw NewsroomError.invalid(field: "fields", reason: "a field is named twice")
        }
    }

    private static func list(_ name: String, of json: JSONValue, atMost limit: Int) throws -> [JSONValue] {
        switch json[name] {
        case nil, .null: return []
        case .array(let values) where values.count <= limit: return values
        default: throw NewsroomError.invalid(field: name, reason: "a list of at most \(limit)")
        }
    }
}

/// A batch as it stands in the log.
package struct AcceptedBatch: Identifiable, Hashable, Sendable {
    /// A field's value that came too late: somebody else had changed the field since. Theirs stands, this one is kept beside it.
    package struct Conflict: Hashable, Sendable {
        package var id: Identifier<FieldConflict>
        package var field: String

        package init(id: Identifier<FieldConflict>, field: String) {
            self.id = id
            self.field = field
        }
    }

    package let id: DraftBatch.ID
    /// The draft's version after it.
    package let version: Int
    package let client: Identifier<DraftClient>
    package let author: User.ID
    package let at: Date
    /// As they came, in the editor's JSON.
    package let steps: [JSONValue]
    /// What they were set to.
    package let fields: [DraftBatch.FieldEdit]
    package let conflicts: [Conflict]

    package init(
        id: DraftBatch.ID, version: Int, client: Identifier<DraftClient>, author: User.ID, at: Date, steps: [JSONValue],
        fields: [DraftBatch.FieldEdit], conflicts: [Conflict]
    ) {
        self.id = id
        self.version = version
        self.client = client
        self.author = author
        self.at = at
        self.steps = steps
        self.fields = fields
        self.conflicts = conflicts
    }

    package func editSteps() throws(StepFault) -> [EditStep] {
        var steps: [EditStep] = []
        for step in self.steps { steps.append(try EditStep(json: step)) }
        return steps
    }

    /// `{"version":N,"batch":ID,"client":ID,"author":ID,"at":MILLISECONDS,"steps":[…],"fields":[{"field":…,"value":…}…]}`.
    package var json: JSONValue {
        [
            "version": .integer(version), "batch": .string(id.description), "client": .string(client.description),
            "author": .string(author.description), "at": .integer(Int((at.timeIntervalSince1970 * 1000).rounded())), "steps": .array(steps),
            "fields": .array(fields.map { ["field": .string($0.field), "value": $0.value] }),
        ]
    }
}

/// Two values of a field, by two people who did not know of each other: one stands in the draft, the other is kept here until
/// somebody settles it.
package struct FieldConflict: Identifiable, Hashable, Sendable {
    package typealias ID = Identifier<FieldConflict>

    package let id: ID
    package let field: String
    /// The one that came later.
    package let value: JSONValue
    package let by: User.ID
    package let at: Date

    package init(id: ID, field: String, value: JSONValue, by: User.ID, at: Date) {
        self.id = id
        self.field = field
        self.value = value
        self.by = by
        self.at = at
    }

    package var json: JSONValue {
        [
            "id": .string(id.description), "field": .string(field), "value": value, "by": .string(by.description),
            "at": .integer(Int((at.timeIntervalSince1970 * 1000).rounded())),
        ]
    }
}
