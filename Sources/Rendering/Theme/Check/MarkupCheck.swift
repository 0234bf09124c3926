/// What is seen in a template's or style sheet's text: what the site's security policy refuses, and what can break a page.
struct MarkupCheck {
    private static var rules: [(pattern: Regex<Substring>, sentence: String)] {
        [
            (/\sstyle\s*=/, "styles in a page are refused by its security policy: give the element a class"),
            (/<style[\s>]/, "styles in a page are refused by its security policy: write them into a style sheet of the theme"),
            (
                /<script(?![^>]*(?:\ssrc\s*=|application\/ld\+json))[\s>]/,
                "scripts in a page are refused by its security policy: write them into a .js file of the theme"
            ),
            (/<[^>]*\son[a-z]{3,}\s*=/, "handlers in a page are refused by its security policy: use a .js file of the theme"),
            (/javascript:/, "addresses that are scripts are refused by the page's security policy"),
            (/\s[a-z-]+=\{\{/, "a value without quotes around it may end the attribute and begin another: write quotes"),
            (
                /\s(?:src|srcset|poster)\s*=\s*["']?(?:https?:)?\/\//,
                "this comes from elsewhere: the page's security policy refuses it, and the paper asks nobody else about its readers"
            ),
            (
                /<link(?=[^>]*stylesheet|[^>]*icon|[^>]*preload)[^>]*href\s*=\s*["']?(?:https?:)?\/\//,
                "this comes from elsewhere: the page's security policy refuses it, and the paper asks nobody else about its readers"
            ),
        ]
    }

    static func template(_ source: [UInt8], at file: String) -> [ThemeFinding] {
        // Remarks may show what not to write; their line breaks stay, so that lines are counted right.
        let text = String(decoding: source, as: UTF8.self).replacing(/\{\{![\s\S]*?\}\}/) { match in
            String(repeating: "\n", count: match.output.count { $0.isNewline })
        }
        let rules = rules
        return lines(of: text).flatMap { number, line in
            rules.filter { line.contains($0.pattern) }.map { ThemeFinding("\(file):\(number)", $0.sentence) }
        }
    }

    /// - Parameter assets: the names of the theme's files, as templates write them.
    static func styleSheet(_ source: [UInt8], at file: String, assets: Set<String>) -> (findings: [ThemeFinding], used: Set<String>) {
        var findings: [ThemeFinding] = []
        var used: Set<String> = []
        let text = String(decoding: source, as: UTF8.self).replacing(/\/\*[\s\S]*?\*\//) { match in
            String(repeating: "\n", count: match.output.count { $0.isNewline })
        }
        for (number, line) in lines(of: text) {
            let place = "\(file):\(number)"
            if line.contains(/@import/) {
                findings.append(ThemeFinding(place, "what is imported makes the reader wait twice: link it in the page, or put it here"))
            }
            for match in line.matches(of: /url\(\s*["']?([^"')]*)/) {
                let address = match.1
                if address.contains(/^(?:https?:)?\/\//) {
                    findings.append(
                        ThemeFinding(place, "\(address.prefix(80)) comes from elsewhere: the page's security policy refuses it"))
                } else if !address.hasPrefix("data:"), !address.hasPrefix("#") {
                    let name = ThemeAsset.name(ofPath: String(address))
                    used.insert(name)
                    guard assets.contains(name) else {
                        findings.append(ThemeFinding(place, "the theme has no file \(address.prefix(80))"))
                        continue
                    }
                }
            }
        }
        return (findings, used)
    }

    private static func lines(of text: String) -> [(Int, Substring)] {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }.enumerated().map { ($0.offset + 1, $0.element) }
    }
}
