/// One change of a draft's document, as the editor sends it: the steps of prosemirror-transform. Positions count UTF-16 units.
package enum EditStep: Sendable {
    /// `ReplaceStep`. With `structure`, only opening and closing tokens may be between the two positions.
    case replace(from: Int, to: Int, slice: DraftSlice, structure: Bool)
    /// `ReplaceAroundStep`: what is in the gap moves into the slice, at `insert`.
    case replaceAround(Around)
    case addMark(from: Int, to: Int, DraftMark)
    case removeMark(from: Int, to: Int, DraftMark)
    case addNodeMark(at: Int, DraftMark)
    case removeNodeMark(at: Int, DraftMark)
    /// `AttrStep`; nil is the attribute's default.
    case attribute(at: Int, name: String, value: JSONValue?)
    /// `DocAttrStep`. Our document has no attributes, so that there is none which could be set.
    case documentAttribute(name: String, value: JSONValue?)

    package struct Around: Sendable {
        package var from: Int
        package var to: Int
        package var gapFrom: Int
        package var gapTo: Int
        package var slice: DraftSlice
        package var insert: Int
        package var structure: Bool
    }

    /// Where the step moves positions to (`Step.getMap`).
    package var map: StepMap {
        switch self {
        case .replace(let from, let to, let slice, _):
            StepMap([.init(start: from, oldSize: to - from, newSize: slice.size)])
        case .replaceAround(let around):
            StepMap([
                .init(start: around.from, oldSize: around.gapFrom - around.from, newSize: around.insert),
                .init(start: around.gapTo, oldSize: around.to - around.gapTo, newSize: around.slice.size - around.insert),
            ])
        default: StepMap()
        }
    }
}
