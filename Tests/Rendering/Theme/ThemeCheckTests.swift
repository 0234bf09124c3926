import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite("Checking a theme")
struct ThemeCheckTests {
    private static let paper = SamplePaper.courier().paper

    /// A theme of which every page is fine.
    private static let sound: [String: String] = {
        let page = """
            <!DOCTYPE html>
            <html lang="{{paper.language}}"><head><title>{{page.title}}</title><meta name="viewport" content="width=device-width">
            <link rel="stylesheet" href="{{asset.main_css}}"></head><body><main><h1>{{paper.name}}</h1></main></body></html>
            """
        var files = Dictionary(uniqueKeysWithValues: Theme.Page.allCases.map { ("templates/\($0.rawValue).mustache", page) })
        files["assets/main.css"] = "body { margin: 0 }"
        return files
    }()

    private func findings(_ changes: [String: String?], look: Look = Look()) -> [String] {
        var files = Self.sound
        for (path, text) in changes { files[path] = text }
        return ThemeCheck.findings(in: ThemeInMemory(files), own: Array(files.keys), paper: Self.paper, look: look).map(\.description)
    }

    private func story(_ text: String) -> [String: String?] {
        ["templates/story.mustache": (Self.sound["templates/story.mustache"] ?? "") + "\n" + text]
    }

    @Test func `a sound theme has nothing wrong`() {
        #expect(findings([:]) == [])
    }

    @Test(arguments: ["standard", "bulletin"], ["en", "uk", "ar"])
    func `the themes that come with the paper are sound`(_ name: String, _ language: String) throws {
        let files = try ThemeStack(standardTheme.deletingLastPathComponent().appending(path: name))
        var paper = Self.paper
        paper.language = language
        #expect(ThemeCheck.findings(in: files, own: files.ownPaths(), paper: paper) == [])
    }

    @Test(
        arguments: [
            (
                "{{headlin}} {{paper.nam}}\n{{headlin}}",
                ["4: no page offers the name headlin", "4: no page offers the name paper.nam", "5: no page offers the name headlin"]
            ),
            ("{{asset.none_css}}\n{{asset.other_css}}", ["4: the theme has no asset.none_css", "5: the theme has no asset.other_css"]),
            ("{{words.no_such}}", ["4: there is no text words.no_such"]),
            ("{{> nowhere}}", ["4: there is no partial nowhere"]),
            ("{{{headline}}}", ["4: headline is not HTML: write two braces"]),
            ("{{#story}}", ["4: the section story is never closed"]),
            ("<p style=\"color: red\">", ["4: styles in a page are refused by its security policy: give the element a class"]),
            (
                "<script>alert(1)</script>",
                ["4: scripts in a page are refused by its security policy: write them into a .js file of the theme"]
            ),
            ("<a href=\"/\" onclick=\"go()\">", ["4: handlers in a page are refused by its security policy: use a .js file of the theme"]),
            ("<a href={{story.url}}>", ["4: a value without quotes around it may end the attribute and begin another: write quotes"]),
        ])
    func `what is wrong in a template is said with its place`(_ text: String, _ expected: [String]) {
        #expect(findings(story(text)) == expected.map { "templates/story.mustache:\($0)" })
    }

    @Test(
        arguments: [
            "<img src=\"https://elsewhere.example/a.png\" alt=\"\">", "<script src=\"//elsewhere.example/a.js\"></script>",
            "<link rel=\"stylesheet\" href=\"https://elsewhere.example/a.css\">",
        ])
    func `what comes from elsewhere is named`(_ text: String) {
        #expect(findings(story(text)).contains { $0.hasPrefix("templates/story.mustache:4: this comes from elsewhere") })
    }

    @Test func `what is allowed is not named`() {
        let fine = """
            {{! <p style="x"> }}
            <a href="https://elsewhere.example/" data-style="{{paper.name}}" class="one">x</a>
            <script type="application/ld+json">{{{structured_data}}}</script><script src="{{asset.main_css}}"></script>
            """
        #expect(findings(story(fine)) == [])
    }

    @Test func `every fault is named at once, not the first alone`() {
        var changes = story("{{words.none}}")
        changes["templates/front.mustache"] = "{{/open}}"
        changes["templates/topic.mustache"] = .some(nil)
        let found = findings(changes)
        #expect(found.contains("templates/story.mustache:4: there is no text words.none"))
        #expect(found.contains("templates/front.mustache:1: no section is open here"))
        #expect(found.contains("topic.mustache: the theme lacks this template"))
    }

    @Test func `files that nothing uses are named, and those that somebody may use are not`() {
        let found = findings([
            "templates/partials/old.mustache": "", "assets/old.svg": "<svg/>", "assets/photo.gif": "x", "README.md": "", "LICENSE": "",
            "assets/favicon.svg": "<svg/>", "assets/service-worker.js": "", "fonts/Tide-400.woff2": "wOF2", "assets/logo.png": "x",
            "assets/used.svg": "<svg/>", "assets/main.css": "a { b: url(used.svg) }",
        ])
        #expect(found.count == 3, "\(found)")
        #expect(found.contains("templates/partials/old.mustache: no page names this template"))
        #expect(found.contains { $0.hasPrefix("assets/old.svg: nothing names this file: {{asset.old_svg}}") })
        #expect(found.contains { $0.hasPrefix("assets/photo.gif: browsers are not given files of this kind") })
    }

    @Test func `a style sheet leads to files that are there`() {
        let found = findings([
            "assets/main.css":
                "a{}\nb { c: url(none.woff2) }\n/* url(x.png)\n*/ d { e: url(https://elsewhere.example/f) }\n@import 'g.css';"
        ])
        #expect(
            found == [
                "assets/main.css:2: the theme has no file none.woff2",
                "assets/main.css:4: https://elsewhere.example/f comes from elsewhere: the page's security policy refuses it",
                "assets/main.css:5: what is imported makes the reader wait twice: link it in the page, or put it here",
            ])
    }

    @Test func `pages are shown, and what every page needs is asked for`() {
        let found = findings(["templates/corrections.mustache": "<p>{{#items}}<b id=\"x\"></b><b id=\"x\"></b><img src=\"\">{{/items}}"])
        for sentence in [
            "begin with <!DOCTYPE html>", "no language", "no title", "no viewport", "no element main", "0 headings", "alternative text",
            "the id x",
        ] {
            #expect(found.contains { $0.hasPrefix("templates/corrections.mustache: ") && $0.contains(sentence) }, "\(sentence)")
        }
        let twice = findings([
            "templates/front.mustache": (Self.sound["templates/front.mustache"] ?? "") + "{{#has_rest}}<h1>More</h1>{{/has_rest}}"
        ])
        #expect(twice == ["templates/front.mustache: the page has 2 headings of the first level; it needs one"])
    }

    @Test func `texts and the paper's look are checked too`() throws {
        #expect(findings(["words/en.words": "x"]) == ["words/en.words:1: a text is written NAME = TEXT"])
        #expect(findings(["words/de.words": "search = Suche"]).first?.hasPrefix("words/de.words: lacks ") == true)
        var look = Look()
        look.textFace = "none"
        #expect(findings([:], look: look).first?.hasPrefix("text-face: there is no face") == true)
    }
}
