/// The addresses in a style sheet: `url("fonts/serif.woff2")` is to lead to the name that changes with the content.
enum StyleSheet {
    static func resolve(_ source: [UInt8], _ addresses: [String: String]) -> [UInt8] {
        var resolved: [UInt8] = []
        resolved.reserveCapacity(source.count)
        var rest = source[...]
        while let start = rest.firstRange(of: Array("url(".utf8)) {
            resolved += rest[..<start.upperBound]
            rest = rest[start.upperBound...]
            guard let end = rest.firstIndex(of: UInt8(ascii: ")")) else { break }
            let name = String(decoding: rest[..<end], as: UTF8.self).filter { $0 != "\"" && $0 != "'" && $0 != " " }
            if let address = addresses[ThemeAsset.name(ofPath: name)], !name.contains(":") {
                resolved += Array("\"\(address)\"".utf8)
            } else {
                resolved += rest[..<end]
            }
            rest = rest[end...]
        }
        return resolved + rest
    }
}
