/// What stands under a photograph, besides its date and what made it.
package struct PictureLegend: Hashable, Sendable {
    package let caption: String
    package let credit: String
    /// Empty where the credit says it already.
    package let rights: String

    /// - Parameter caption: the one of the story, where it has its own.
    package init(_ photograph: Photograph, caption: String? = nil) {
        self.caption = caption ?? photograph.caption
        credit = photograph.credit
        rights = credit.contains(photograph.rights) ? "" : photograph.rights
    }

    package var isEmpty: Bool { caption.isEmpty && credit.isEmpty && rights.isEmpty }
}
