/// A word, number or mark of the copy, and where it stands.
struct Token {
    enum Kind: UInt8 {
        case word, number, comma, stop, colon, semicolon, dash, hyphen, open, close
        /// A straight double mark, or two single ones: which end of a quotation it is, its surroundings tell.
        case straight
        case straightSingle, opening, closing, openingSingle, closingSingle, lowDouble, lowSingle, guillemetLeft, guillemetRight
        case symbol
    }

    var kind: Kind
    /// In Unicode scalars from the text's beginning, the end not included.
    var start: Int32
    var end: Int32
    /// In bytes of UTF-8.
    var firstByte: Int32
    var endByte: Int32
    var key: UInt64 = 0
    var word: Word = .unknown
    /// It begins with a capital letter, or is all in capitals.
    var isCapital = false
    var isAllCapitals = false
    /// It ends as plurals do.
    var mayBePlural = false
    var spaceBefore = false
    var spaceAfter = false
    var beginsParagraph = false
    /// A stop that ends no sentence by itself: an ellipsis.
    var isEllipsis = false
    /// A question or exclamation mark, after which an attribution may follow in the same sentence.
    var isCall = false
}
