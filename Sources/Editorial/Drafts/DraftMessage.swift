package import Newsroom

/// What an open editor hears of the others at its story.
package enum DraftMessage: Sendable {
    /// Everybody who is there now.
    case present([DraftGuest])
    /// Changes that were accepted, in order; its own are among them. A gap in the versions means that some were missed: the editor
    /// asks for them by sending, or opens again.
    case batches(draft: Draft.ID, [AcceptedBatch])
    /// Somebody's cursor or selection moved.
    case pointer(DraftPointer)
    /// The draft is another one, or further on than the log goes back: open again.
    case reopen
    /// What is said of the story has changed: ask for it again.
    case comments

    /// `{"present":[…]}`, `{"draft":ID,"batches":[BATCH…]}`, `{"pointer":{…}}`, `{"reopen":true}`, `{"comments":true}`.
    package var json: JSONValue {
        switch self {
        case .present(let guests): ["present": .array(guests.map(\.json))]
        case .batches(let draft, let batches):
            ["draft": .string(draft.description), "batches": .array(batches.map(\.json))]
        case .pointer(let pointer): ["pointer": pointer.json]
        case .reopen: ["reopen": true]
        case .comments: ["comments": true]
        }
    }
}

/// Somebody's open editor.
package struct DraftGuest: Hashable, Sendable {
    package var client: Identifier<DraftClient>
    package var user: User.ID
    package var name: String
    package var pointer: DraftPointer?

    package var json: JSONValue {
        [
            "client": .string(client.description), "user": .string(user.description), "name": .string(name),
            "pointer": pointer?.json ?? .null,
        ]
    }
}

/// Where somebody's cursor is; a selection where the two ends differ.
package struct DraftPointer: Hashable, Sendable {
    package var client: Identifier<DraftClient>
    package var anchor: Int
    package var head: Int
    /// The version in which the positions count.
    package var version: Int

    package init(client: Identifier<DraftClient>, anchor: Int, head: Int, version: Int) {
        self.client = client
        self.anchor = anchor
        self.head = head
        self.version = version
    }

    package var json: JSONValue {
        [
            "client": .string(client.description), "anchor": .integer(anchor), "head": .integer(head), "version": .integer(version),
        ]
    }

    /// The same place after the steps of a version.
    func mapped(through maps: [StepMap], to version: Int) -> DraftPointer {
        DraftPointer(client: client, anchor: maps.map(anchor), head: maps.map(head), version: version)
    }
}
