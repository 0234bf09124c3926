/// What is seen in a finished page: what every page needs to be read by everybody.
struct PageCheck {
    static func sentences(_ html: String) -> [String] {
        var sentences: [String] = []
        if !html.lowercased().hasPrefix("<!doctype html>") { sentences.append("the page does not begin with <!DOCTYPE html>") }
        if html.firstMatch(of: /<html[^>]*\slang="[^"]+"/) == nil {
            sentences.append("the element html says no language: lang=\"{{paper.language}}\"")
        }
        if html.firstMatch(of: /<title>\s*[^<\s]/) == nil { sentences.append("the page has no title") }
        if html.firstMatch(of: /<meta[^>]*name="viewport"/) == nil { sentences.append("the page has no viewport for phones") }
        if html.firstMatch(of: /<main[\s>]/) == nil { sentences.append("the page has no element main, to which readers skip") }
        let headings = html.matches(of: /<h1[\s>]/).count
        if headings != 1 { sentences.append("the page has \(headings) headings of the first level; it needs one") }
        if html.matches(of: /<img\s[^>]*>/).contains(where: { $0.output.firstMatch(of: /\salt\s*=/) == nil }) {
            sentences.append("a picture has no alternative text: alt=\"{{alt}}\", or alt=\"\" where it says nothing new")
        }
        var seen: Set<Substring> = []
        for match in html.matches(of: /\sid="([^"]+)"/) where !seen.insert(match.1).inserted {
            sentences.append("two elements have the id \(match.1)")
        }
        return sentences
    }
}
