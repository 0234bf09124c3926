/// One thing of a sentence: a token, or a whole quotation.
struct Item {
    enum Tag: UInt8 {
        /// Beyond the sentence's ends.
        case edge
        case noun, name, number, determiner, possessive, pronoun, objectPronoun, indefinite, adjective
        case possessiveMark, of, preposition, to, that, relative, question, conjunction, subordinator, adverb
        case be, have, doing, modal, negation
        /// Verbs by what they do here: say, says, said, have said / was said, saying.
        case base, third, past, participle, ing
        case comma, colon, semicolon, dash, open, close, stop, other
        case quote
    }

    var tag: Tag
    /// Tokens, the end not included.
    var first: Int
    var end: Int
    var word: Word = .unknown
    var key: UInt64 = 0
    var isCapital = false
    var mayBePlural = false
    /// A quotation's index, or -1.
    var quotation = -1
    /// A quotation that is speech by itself, not a few words within another's sentence.
    var isSpeech = false
    /// Its last mark inside is a comma, a question or exclamation mark or a dash, so that the sentence goes on after it.
    var goesOn = false

    /// A quotation whose words all have capitals, as the names of shows and books.
    var isTitle = false

    static let edge = Item(tag: .edge, first: 0, end: 0)

    var isNominal: Bool {
        switch tag {
        case .noun, .name, .number, .adjective: true
        case .quote: !isSpeech
        default: false
        }
    }

    var isVerb: Bool {
        switch tag {
        case .base, .third, .past, .participle, .ing: true
        default: false
        }
    }

    /// A verb or helping verb that makes a clause.
    var isFinite: Bool {
        switch tag {
        case .third, .past, .be, .have, .doing, .modal: true
        default: false
        }
    }

    /// What a noun phrase or clause can begin with.
    var beginsPhrase: Bool {
        switch tag {
        case .noun, .name, .number, .determiner, .possessive, .pronoun, .objectPronoun, .indefinite, .adjective: true
        case .quote: true
        default: false
        }
    }

    var isPause: Bool {
        switch tag {
        case .comma, .stop, .edge, .semicolon, .dash, .close, .colon: true
        default: false
        }
    }
}
