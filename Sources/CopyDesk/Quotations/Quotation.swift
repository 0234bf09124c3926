/// A passage between quotation marks, at the outermost level.
struct Quotation {
    /// Tokens: the opening mark, and the closing one or, where there is none, the paragraph's last.
    let open: Int
    var close: Int
    /// A passage that goes on in the next paragraph has no closing mark.
    let isClosed: Bool
    let isSingle: Bool

    /// The tokens inside.
    var inside: Range<Int> { open + 1..<max(open + 1, isClosed ? close : close + 1) }
    /// The tokens with their marks.
    var tokens: Range<Int> { open..<close + 1 }
}
