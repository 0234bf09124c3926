import Newsroom
import Testing

@testable import Rendering

/// What a template gives for a value; partials by name.
func rendered(_ source: String, _ value: TemplateValue, partials: [String: String] = [:]) throws -> String {
    var sources = partials.mapValues { [UInt8]($0.utf8) }
    sources["page"] = [UInt8](source.utf8)
    var compiler = TemplateCompiler(sources: sources)
    var output: [UInt8] = []
    try compiler.compile("page").render(value, into: &output)
    return String(decoding: output, as: UTF8.self)
}

@Suite struct TemplateTests {
    static let cases: [(String, TemplateValue, String)] = [
        ("no tags { at } all", [:], "no tags { at } all"),
        ("Dear {{name}},", [.name: .text("Reader")], "Dear Reader,"),
        ("{{ name }}", [.name: .text("a")], "a"),
        ("{{width}}×{{height}}", [.width: .number(40), .height: .number(-3)], "40×-3"),
        ("[{{name}}]", [:], "[]"),
        ("[{{name}}]", [.name: .bool(true)], "[]"),
        ("{{paper.name}}", [.paper: [.name: .text("The Post")]], "The Post"),
        ("[{{paper.motto.name}}]", [.paper: [.name: .text("The Post")]], "[]"),
        ("{{{body}}}", [.body: .html(Array("<p>".utf8))], "<p>"),
        ("[{{{body}}}]", [:], "[]"),
        ("{{#topics}}{{name}},{{/topics}}", [.topics: [[.name: .text("a")], [.name: .text("b")]]], "a,b,"),
        ("{{#topics}}{{.}},{{/topics}}", [.topics: [.text("a"), .text("b")]], "a,b,"),
        ("{{#topics}}x{{/topics}}", [.topics: []], ""),
        ("{{^topics}}none{{/topics}}", [.topics: []], "none"),
        ("{{^topics}}none{{/topics}}", [:], "none"),
        ("{{^topics}}none{{/topics}}", [.topics: [.none]], ""),
        ("{{#headline}}<h1>{{.}}</h1>{{/headline}}", [.headline: .text("War")], "<h1>War</h1>"),
        ("{{#headline}}<h1>{{.}}</h1>{{/headline}}", [.headline: .text("")], ""),
        ("{{#kind}}yes{{/kind}}{{^kind}}no{{/kind}}", [.kind: .bool(false)], "no"),
        ("{{#width}}{{.}}{{/width}}", [.width: .number(0)], "0"),
        // A name that the inner object lacks is looked for around it; one that it has empty is not.
        ("{{#items}}{{title}}{{/items}}", [.title: .text("t"), .items: [[:], [.title: .none]]], "t"),
        ("{{#items}}{{#items}}{{name}}{{/items}}{{/items}}", [.items: [[.items: [[.name: .text("deep")]]]]], "deep"),
        ("a{{! a remark\n with }} braces }}b", [:], "a braces }}b"),
        // White space around tags that stand alone.
        (
            "<ul>\n  {{#items}}\n  <li>{{.}}</li>\n  {{/items}}\n</ul>\n", [.items: [.text("1"), .text("2")]],
            "<ul>\n  <li>1</li>\n  <li>2</li>\n</ul>\n"
        ),
        ("a\r\n{{#kind}}\r\nb\r\n{{/kind}}\r\nc", [.kind: .bool(true)], "a\r\nb\r\nc"),
        ("{{#kind}}\nb{{/kind}}\n", [.kind: .bool(true)], "b\n"),
        ("  {{! alone }}  \nb", [:], "b"),
        ("  {{name}}  \nb", [.name: .text("a")], "  a  \nb"),
        ("  {{#kind}} x {{/kind}}\n", [.kind: .bool(true)], "   x \n"),
    ]

    @Test(arguments: cases.indices) func followsMustache(_ index: Int) throws {
        let (source, value, expected) = Self.cases[index]
        #expect(try rendered(source, value) == expected)
    }

    @Test func partialsSeeTheValuesAroundThemAndLoseTheirLine() throws {
        let partials = ["partials/teaser": "<b>{{headline}}</b>\n", "foot": "{{paper.name}}"]
        let value: TemplateValue = [.paper: [.name: .text("Post")], .items: [[.headline: .text("A")], [.headline: .text("B")]]]
        #expect(try rendered("{{#items}}\n  {{> teaser}}\n{{/items}}\n{{>foot}}", value, partials: partials) == "<b>A</b>\n<b>B</b>\nPost")
    }

    @Test func textIsEscapedForContentAndAttributes() throws {
        let hostile = "<script>alert(\"1\")&'\u{0}\u{8}\u{FFFF}ї</script>"
        let safe = "&lt;script&gt;alert(&quot;1&quot;)&amp;&#39;ї&lt;/script&gt;"
        #expect(try rendered("{{name}}|{{#name}}{{.}}{{/name}}", [.name: .text(hostile)]) == "\(safe)|\(safe)")
    }

    @Test func textNeverPassesTripleBraces() throws {
        #expect(throws: NewsroomError.invalid(field: "page.mustache:2", reason: "only finished HTML may stand in triple braces")) {
            try rendered("\n{{{body}}}", [.body: .text("<script>")])
        }
    }

    static let faults: [(String, String, String)] = [
        ("a\n\n{{#topics}}\n{{name}}\n", "page.mustache:3", "the section topics is never closed"),
        ("{{#topics}}\n{{^items}}\n{{/topics}}", "page.mustache:3", "the section items of line 2 is to be closed first"),
        ("a\n{{/topics}}", "page.mustache:2", "no section is open here"),
        ("a\n{{name", "page.mustache:2", "this tag is never closed"),
        ("{{name}\n", "page.mustache:1", "this tag is never closed"),
        ("\n{{=<% %>=}}", "page.mustache:2", "other delimiters are not supported"),
        ("{{&name}}", "page.mustache:1", "write {{{name}}} for HTML"),
        ("\n\n{{{headline}}}", "page.mustache:3", "headline is not HTML: write two braces"),
        ("{{{.}}}", "page.mustache:1", ". is not HTML: write two braces"),
        ("{{body}}", "page.mustache:1", "body is HTML: write three braces"),
        ("{{> missing}}", "page.mustache:1", "there is no partial missing"),
        ("{{> ../../etc/passwd}}", "page.mustache:1", "there is no partial ../../etc/passwd"),
        ("x\n{{> loop}}", "partials/loop.mustache:2", "the partial loop holds itself"),
        ("{{> page}}", "page.mustache:1", "the partial page holds itself"),
        ("{{a..b}}", "page.mustache:1", "“a..b” is not a name: lower-case letters, digits, _ and dots"),
        ("{{}}", "page.mustache:1", "“” is not a name: lower-case letters, digits, _ and dots"),
        ("{{$block}}", "page.mustache:1", "inheritance and dynamic names are not supported"),
        ("{{asset.main_css}}", "page.mustache:1", "the theme has no asset.main_css"),
        (String(repeating: "{{#items}}", count: 33), "page.mustache:1", "sections are nested too deeply"),
    ]

    @Test(arguments: faults) func saysWhereATemplateIsWrong(source: String, place: String, reason: String) {
        #expect(throws: NewsroomError.invalid(field: place, reason: reason)) {
            try rendered(source, [:], partials: ["partials/loop": "\n{{> loop}}"])
        }
    }

    @Test func partialsThatMultiplyAreRefused() {
        var partials: [String: String] = ["p0": String(repeating: "{{name}}", count: 100)]
        for level in 1..<20 { partials["p\(level)"] = "{{> p\(level - 1)}}{{> p\(level - 1)}}" }
        #expect(throws: NewsroomError.self) { try rendered("{{> p19}}", [:], partials: partials) }
    }
}
