/// The attributes of a page's elements that are read.
enum AttributeName: String, CaseIterable {
    case id, `class`, href, src, srcset, alt, title, content, property, name, itemprop, itemtype, itemscope, datetime, rel, role, style
    case hidden, lang, type, charset, start, colspan, rowspan, dir
    case ariaHidden = "aria-hidden"
    case ariaLabel = "aria-label"
    case httpEquiv = "http-equiv"
    case dataSource = "data-src"
    case dataSourceSet = "data-srcset"
    case dataTestID = "data-testid"
    case dataComponent = "data-component"
    case dataType = "data-type"
    case dataQA = "data-qa"

    static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

/// Reads a tag's attributes one by one, as the HTML standard tells them apart (sections 13.2.5.32–40).
struct AttributeReader {
    struct Attribute {
        /// `id` stands for each name that nobody reads; see `isWanted`.
        let name: AttributeName
        let isWanted: Bool
        let value: Range<Int>
    }

    private let input: [UInt8]
    /// After the tag's `>` once `next` has given nil.
    private(set) var position: Int
    private(set) var isComplete = false
    private(set) var isSelfClosing = false

    init(_ input: [UInt8], at position: Int) {
        self.input = input
        self.position = position
    }

    mutating func next() -> Attribute? {
        while position < input.count, input[position].isWhiteSpace || input[position] == Ascii.slash {
            isSelfClosing = input[position] == Ascii.slash
            position += 1
        }
        guard position < input.count else { return nil }
        if input[position] == Ascii.greater {
            isComplete = true
            position += 1
            return nil
        }
        isSelfClosing = false
        let nameStart = position
        position += 1
        while position < input.count, !input[position].endsAttributeName { position += 1 }
        let name = input[nameStart..<position]
        let value = readValue()
        let known =
            name.count <= 16 ? AttributeName.byName[String(decoding: name.map(\.lowercased), as: UTF8.self)] : nil
        return Attribute(name: known ?? .id, isWanted: known != nil, value: value)
    }

    private mutating func readValue() -> Range<Int> {
        let afterName = position
        skipWhiteSpace()
        guard position < input.count, input[position] == Ascii.equals else {
            position = afterName
            return position..<position
        }
        position += 1
        skipWhiteSpace()
        guard position < input.count else { return position..<position }
        let quote = input[position]
        if quote == Ascii.quote || quote == Ascii.apostrophe {
            let start = position + 1
            let end = input.firstIndex(of: quote, from: start) ?? input.count
            position = min(input.count, end + 1)
            return start..<end
        }
        let start = position
        while position < input.count, !input[position].isWhiteSpace, input[position] != Ascii.greater { position += 1 }
        return start..<position
    }

    private mutating func skipWhiteSpace() {
        while position < input.count, input[position].isWhiteSpace { position += 1 }
    }
}

extension UInt8 {
    fileprivate var endsAttributeName: Bool {
        isWhiteSpace || self == Ascii.slash || self == Ascii.greater || self == Ascii.equals
    }
}
