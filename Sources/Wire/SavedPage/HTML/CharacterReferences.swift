/// Character references in text that is not markup any more: pages put them into JSON and into attributes twice over.
enum CharacterReferences {
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’",
        "ldquo": "“", "rdquo": "”", "bdquo": "„", "sbquo": "‚", "laquo": "«", "raquo": "»", "hellip": "…", "eacute": "é", "egrave": "è",
        "agrave": "à", "aacute": "á", "iacute": "í", "oacute": "ó", "uacute": "ú", "ntilde": "ñ", "ccedil": "ç", "ouml": "ö",
        "auml": "ä", "uuml": "ü", "Ouml": "Ö", "Auml": "Ä", "Uuml": "Ü", "szlig": "ß", "ecirc": "ê", "acirc": "â", "ocirc": "ô",
        "icirc": "î", "aring": "å", "oslash": "ø", "aelig": "æ", "euro": "€", "copy": "©", "reg": "®", "trade": "™", "bull": "•",
        "middot": "·", "shy": "",
    ]

    /// Resolves references, twice at most, and takes tags out where there are any.
    static func resolved(_ text: String) -> String {
        var result = text
        for _ in 0..<2 where result.utf8.contains(0x26) { result = once(result) }
        return result.utf8.contains(Ascii.less) ? withoutTags(result) : result
    }

    private static func once(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            rest = rest[ampersand...]
            let candidate = rest.dropFirst().prefix(10)
            if let end = candidate.firstIndex(of: ";"), let character = character(candidate[..<end]) {
                result += character
                rest = rest[rest.index(after: end)...]
            } else {
                result += "&"
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    private static func character(_ name: Substring) -> String? {
        guard name.hasPrefix("#") else { return named[String(name)] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        guard let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits), code >= 0x20 else { return nil }
        return Unicode.Scalar(code).map { String(Character($0)) }
    }

    private static func withoutTags(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let less = rest.firstIndex(of: "<"), let next = rest[less...].dropFirst().first, next.isLetter || next == "/",
            let greater = rest[less...].firstIndex(of: ">")
        {
            result += rest[..<less]
            result += " "
            rest = rest[rest.index(after: greater)...]
        }
        return result + rest
    }
}
