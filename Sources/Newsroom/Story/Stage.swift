/// Where a story is in the newsroom's work. Independent of publication: a public story can be in review again.
///
/// Every newsroom has four; one of its own (`inReview.legal`) is of the kind of one of them, and rights are as in that.
package struct Stage: RawRepresentable, Codable, Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        case draft, inReview, ready, spiked

        /// Of these there can be stages of a newsroom's own.
        package static let ofOwn: [Kind] = [.draft, .inReview, .ready]
    }

    package let kind: Kind
    /// Of a stage of the newsroom's own: 1 to 30 of a–z and 0–9. Empty for one that every newsroom has.
    package let name: String

    package static let draft = Stage(.draft)
    package static let inReview = Stage(.inReview)
    package static let ready = Stage(.ready)
    package static let spiked = Stage(.spiked)
    package static let everywhere = Kind.allCases.map { Stage($0) }

    package static let longestName = 30
    /// A regular expression of raw values (ECMA-262).
    package static let pattern = "^(draft|inReview|ready|spiked)(\\.[a-z0-9]{1,30})?$"

    private init(_ kind: Kind) {
        self.kind = kind
        name = ""
    }

    /// Nil where the name is none.
    package init?(_ kind: Kind, name: String) {
        let isPlain = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (48...57).contains($0) }
        guard isPlain, (1...Self.longestName).contains(name.utf8.count) else { return nil }
        self.kind = kind
        self.name = name
    }

    /// `inReview`, `inReview.legal`.
    package init?(rawValue: String) {
        let parts = rawValue.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let kind = parts.first.flatMap({ Kind(rawValue: String($0)) }) else { return nil }
        if parts.count == 1 {
            self.init(kind)
        } else {
            self.init(kind, name: String(parts[1]))
        }
    }

    package var rawValue: String { isOwn ? "\(kind.rawValue).\(name)" : kind.rawValue }
    package var isOwn: Bool { !name.isEmpty }
}

/// The stages of a newsroom, in the order of its work: kind by kind.
package struct Stages: Hashable, Sendable {
    /// One that the newsroom has said something of.
    package struct Entry: Hashable, Sendable {
        package let stage: Stage
        /// Empty for what the desk calls it anyway; only stages that every newsroom has may have none.
        package var label: String
        /// Whether stories go there no longer.
        package var isClosed: Bool

        package init(_ stage: Stage, label: String = "", isClosed: Bool = false) {
            self.stage = stage
            self.label = label
            self.isClosed = isClosed
        }
    }

    /// Of the newsroom's own that are open: each is a column of the board.
    package static let mostOwn = 12
    /// With those that are closed: old entries of the trail speak of them.
    package static let most = 100
    package static let longestLabel = 40

    package let entries: [Entry]

    /// - Parameter kept: what the newsroom has said, in its order; the stages that it does not name stand before its own.
    package init(_ kept: [Entry] = []) {
        let unnamed = Stage.everywhere.filter { stage in !kept.contains { $0.stage == stage } }.map { Entry($0) }
        entries = Stage.Kind.allCases.flatMap { kind in (unnamed + kept).filter { $0.stage.kind == kind } }
    }

    package var open: [Stage] { entries.filter { !$0.isClosed }.map(\.stage) }

    package subscript(stage: Stage) -> Entry? { entries.first { $0.stage == stage } }
}
