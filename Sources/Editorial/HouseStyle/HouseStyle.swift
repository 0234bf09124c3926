package import CopyDesk

/// The house style of a newsroom as it stands.
package struct HouseStyle: Sendable {
    /// By which notes are made; nil where the newsroom has none.
    package var book: HouseBook?
    /// Why the book's file as it is now is not followed; the book is then the one of before. Nil where all is well.
    package var fault: String?

    package init(book: HouseBook? = nil, fault: String? = nil) {
        self.book = book
        self.fault = fault
    }
}
