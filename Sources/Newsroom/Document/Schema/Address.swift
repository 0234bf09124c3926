/// What a link in copy may lead to.
package enum LinkAddress {
    /// `http`, `https` with a host, `mailto`, `tel`, or a path of the paper's own that begins with exactly one slash. Nothing
    /// that a browser would read differently: no white space, control character or backslash anywhere (the WHATWG URL standard
    /// drops tabs and line ends and takes `\` for `/`).
    package static func isAllowed(_ address: String) -> Bool {
        guard isClean(address) else { return false }
        let bytes = address.utf8
        if bytes.first == UInt8(ascii: "/") { return bytes.dropFirst().first != UInt8(ascii: "/") }
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let rest = bytes[bytes.index(after: colon)...]
        switch address[..<colon].lowercased() {
        case "http", "https": return hasHost(rest)
        case "mailto", "tel": return !rest.isEmpty
        default: return false
        }
    }

    /// The same without `mailto` and `tel`: what a story card may lead to.
    package static func isPage(_ address: String) -> Bool {
        isAllowed(address) && (isElsewhere(address) || address.utf8.first == UInt8(ascii: "/"))
    }

    /// Whether an allowed address names a host.
    package static func isElsewhere(_ address: String) -> Bool {
        address.utf8.prefix(4).map { $0 | 0x20 } == Array("http".utf8)
    }

    private static func hasHost(_ rest: Substring.UTF8View) -> Bool {
        guard rest.starts(with: "//".utf8), let first = rest.dropFirst(2).first else { return false }
        return !"/?#:@".utf8.contains(first)
    }

    private static func isClean(_ address: String) -> Bool {
        guard address.utf8.count <= DocumentLimits.addressBytes else { return false }
        var isASCII = true
        for byte in address.utf8 {
            if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") { return false }
            if byte >= 0x80 { isASCII = false }
        }
        return isASCII
            || address.unicodeScalars.allSatisfy { scalar in
                !scalar.properties.isWhitespace && !scalar.properties.isNoncharacterCodePoint && !isControl(scalar)
            }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
    }
}

/// Language tags by shape alone: RFC 5646, section 2.1, without the registry.
package enum LanguageTag {
    /// The language itself, without script and country: the first subtag, in lower case.
    package static func primary(_ tag: String) -> String { tag.prefix { $0 != "-" }.lowercased() }

    package enum Direction: String, Sendable {
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
    }

    /// In what direction the language is written, by its script if the tag names one.
    package static func direction(of tag: String) -> Direction {
        let subtags = tag.lowercased().split(separator: "-")
        let script = subtags.dropFirst().first { $0.utf8.count == 4 && $0.utf8.allSatisfy(isLetter) }
        if let script { return ["arab", "hebr", "syrc", "thaa", "nkoo", "rohg", "adlm"].contains(script) ? .rightToLeft : .leftToRight }
        return ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(subtags.first ?? "") ? .rightToLeft : .leftToRight
    }

    package static func isWellFormed(_ tag: String) -> Bool {
        guard tag.utf8.count <= 64 else { return false }
        let subtags = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let primary = subtags.first, isPrivate(primary) || (2...8).contains(primary.count) && primary.allSatisfy(isLetter) else {
            return false
        }
        var isPrivateUse = false
        var needsMore = false
        for (index, subtag) in subtags.enumerated() {
            guard (1...8).contains(subtag.count), subtag.allSatisfy({ isLetter($0) || (48...57).contains($0) }) else { return false }
            // A single letter announces an extension, which must follow; behind x- anything goes.
            if needsMore, !isPrivateUse, subtag.count == 1 { return false }
            needsMore = !isPrivateUse && subtag.count == 1
            if isPrivate(subtag) { isPrivateUse = true }
            if index == subtags.count - 1, needsMore { return false }
        }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 0x20) }

    private static func isPrivate(_ subtag: Substring.UTF8View.SubSequence) -> Bool {
        subtag.count == 1 && subtag.first.map { $0 | 0x20 } == 120
    }
}
