/// Makes the links of a page that is served elsewhere lead to the paper, each in a window of its own.
///
/// It reads pages of our own templates, in which `<` begins a tag and nothing else, and values stand in double quotes.
enum OutwardLinks {
    static func leading(to site: String, in page: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(page.count + 4_096)
        var rest = page[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            out += rest[..<start]
            rest = rest[start...]
            guard rest.starts(with: Self.anchor), let end = rest.firstIndex(of: UInt8(ascii: ">")) else {
                out.append(UInt8(ascii: "<"))
                rest = rest.dropFirst()
                continue
            }
            out += link(rest[..<end], site)
            rest = rest[end...]
        }
        return out + rest
    }

    private static let anchor = Array("<a ".utf8)
    private static let address = Array(" href=\"".utf8)

    /// A link to a place on the page itself stays as it is.
    private static func link(_ tag: ArraySlice<UInt8>, _ site: String) -> [UInt8] {
        guard let start = place(of: address, in: tag), start < tag.endIndex, tag[start] != UInt8(ascii: "#") else { return Array(tag) }
        let isOurs = tag[start] == UInt8(ascii: "/")
        return Array("<a target=\"_blank\"".utf8) + tag[(tag.startIndex + 2)..<start] + (isOurs ? Array(site.utf8) : []) + tag[start...]
    }

    /// Where what follows a text begins.
    private static func place(of text: [UInt8], in tag: ArraySlice<UInt8>) -> Int? {
        var index = tag.startIndex
        while index + text.count <= tag.endIndex {
            if tag[index..<(index + text.count)].elementsEqual(text) { return index + text.count }
            index += 1
        }
        return nil
    }
}
