import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite("The paper's own look")
struct LookTests {
    private static func theme(_ look: Look, with files: [String: String] = [:]) throws -> Theme {
        try ThemeTests.theme(files.merging(["theme.txt": about]) { $1 }, look: look)
    }

    private static let about = """
        name = Test
        light-paper = #ffffff
        light-tint = #f0f0f0
        light-ink = #111111
        light-soft = #555555
        light-rule = #dddddd
        light-accent = #0b5a45
        light-mark = #d9f0e4
        dark-paper = #111111
        dark-tint = #1b1b1b
        dark-ink = #eeeeee
        dark-soft = #a5a5a5
        dark-rule = #343434
        dark-accent = #86d3b4
        dark-mark = #1f4a3c
        """

    private static func style(_ theme: Theme) throws -> String {
        String(decoding: try #require(theme.assets[theme.look.style]).body, as: UTF8.self)
    }

    private static func colour(_ text: String) throws -> Colour { try #require(Colour(text)) }

    @Test func `contrast is that of WCAG`() throws {
        #expect(Colour.black.contrast(with: .white) == 21)
        #expect(Colour.white.contrast(with: .white) == 1)
        // The grey that is known to be the lightest that passes on white.
        #expect(try Self.colour("#767676").contrast(with: .white) > 4.5)
        #expect(try Self.colour("#777777").contrast(with: .white) < 4.5)
    }

    @Test(arguments: ["#24c", "#2244CC", "#2244cc"]) func `a colour has three or six digits`(_ text: String) {
        #expect(Colour(text)?.description == "#2244cc")
    }

    @Test(arguments: ["", "24c", "#", "#24", "#2244c", "#2244ccc", "red", "#2g4", "#٢٤٤", "rgb(0,0,0)", "#24c;}"])
    func `nothing else is a colour`(_ text: String) {
        #expect(Colour(text) == nil)
    }

    @Test func `a theme without wishes stays as it is`() throws {
        let theme = try Self.theme(Look())
        #expect(theme.look.style.isEmpty && theme.look.masthead == nil && theme.assets.isEmpty)
    }

    @Test func `an accent goes into both schemes, and with it what stands on it and what it marks`() throws {
        var look = Look()
        look.light.accent = try Self.colour("#8a1c2b")
        let style = try Self.style(Self.theme(look))
        #expect(
            style.contains("@media (prefers-color-scheme:light){:root{--mark:") && style.contains("--accent:#8a1c2b;--on-accent:#ffffff"))
        let dark = try #require(
            style.firstMatch(of: /scheme:dark\)\{:root\{--mark:(#[0-9a-f]{6});--accent:(#[0-9a-f]{6});--on-accent:#000000/))
        let (mark, accent) = (try Self.colour(String(dark.1)), try Self.colour(String(dark.2)))
        for ground in ["#111111", "#1b1b1b"] { #expect(accent.contrast(with: try Self.colour(ground)) >= 6) }
        #expect(accent.contrast(with: mark) >= 4.5)
        #expect(style.contains("@layer look{") && !style.contains("--paper"))
    }

    @Test func `a colour that could not be read is refused with its ratio`() throws {
        var look = Look()
        look.light.accent = try Self.colour("#ffcc00")
        #expect(
            throws: NewsroomError.invalid(
                field: "accent",
                reason: "#ffcc00 on the page's ground #ffffff has a contrast of 1.51:1 in light colours; readers need 4.5:1 at least")
        ) { try Self.theme(look) }
        look.light.accent = nil
        look.dark.accent = try Self.colour("#333333")
        #expect { try Self.theme(look) } throws: { error in "\(error)".hasPrefix("accent-dark: #333333 on ") }
        look.dark.accent = nil
        look.dark.ground = try Self.colour("#888888")
        #expect { try Self.theme(look) } throws: { error in "\(error)".hasPrefix("ground-dark: ") && "\(error)".contains("in dark colours")
        }
        look.dark.ground = nil
        look.light.ground = .black
        #expect { try Self.theme(look) } throws: { error in "\(error)".hasPrefix("ground: ") }
    }

    @Test func `another ground takes with it what stands out from it`() throws {
        var look = Look()
        look.light.ground = try Self.colour("#fff1e5")
        let style = try Self.style(Self.theme(look))
        #expect(style.contains("--paper:#fff1e5;--tint:#f0e2d6"))
        #expect(style.contains("(not (prefers-contrast:more)){:root{--rule:#ddcfc3}}"))
        #expect(!style.contains("scheme:dark"))
    }

    @Test func `a theme that does not say its colours takes none`() throws {
        var look = Look()
        look.light.accent = .black
        #expect { try ThemeTests.theme([:], look: look) } throws: { error in "\(error)".hasPrefix("accent: the theme does not say") }
    }

    @Test func `a face of every system needs no file, and leaves scripts alone that it lacks`() throws {
        var look = Look()
        look.headlineFace = "Slab"
        let theme = try Self.theme(look)
        let style = try Self.style(theme)
        #expect(style.contains(":root,[lang]{--headline-face:Rockwell,"))
        #expect(style.contains(":lang(ar),:lang(fa),:lang(ur),:lang(he){--headline-face:initial}"))
        #expect(!style.contains("--text-face") && theme.assets.count == 1)
    }

    @Test func `the paper's own faces are served where they are chosen`() throws {
        var look = Look()
        look.textFace = "source serif"
        let names = ["Source-Serif-400.woff2", "Source-Serif-200-900-italic.woff2", "Other-700.woff2"]
        look.faces = try names.map { try FaceFile(name: $0, body: Array("wOF2\($0)".utf8)) }
        let theme = try Self.theme(look)
        let style = try Self.style(theme)
        #expect(style.contains("--text-face:\"Source Serif\",var(--theme-face,serif)"))
        #expect(style.contains("font-weight:200 900;font-style:italic;font-display:optional"))
        let faces = theme.assets.values.filter { $0.contentType == "font/woff2" }
        #expect(faces.count == 2 && faces.allSatisfy { style.contains("url(\"\($0.address)\")") })
    }

    @Test func `a face may lie in the theme, and an unknown one is named with those that there are`() throws {
        var look = Look()
        look.headlineFace = "Tide"
        let theme = try Self.theme(look, with: ["fonts/Tide-700.woff2": "wOF2 face"])
        #expect(try Self.style(theme).contains("font-family:\"Tide\""))
        look.headlineFace = "Ebb\"}"
        #expect { try Self.theme(look, with: ["fonts/Tide-700.woff2": "wOF2 face"]) } throws: { error in
            "\(error)".hasPrefix("headline-face: there is no face") && "\(error)".contains("slab") && "\(error)".contains("of Tide")
        }
    }

    @Test(arguments: [
        "Tide.woff2", "Tide-450.woff2", "Tide 400.woff2", "Tide-400.ttf", "-400.woff2", "Tide-400-bold.woff2", "../x-400.woff2",
    ])
    func `a face's file says what it is`(_ name: String) {
        #expect(throws: NewsroomError.self) { try FaceFile(name: name, body: Array("wOF2".utf8)) }
    }

    @Test func `what is no face or too large is refused`() {
        #expect(throws: NewsroomError.self) { try FaceFile(name: "Tide-400.woff2", body: Array("OTTO".utf8)) }
        #expect(throws: NewsroomError.self) {
            try FaceFile(name: "Tide-400.woff2", body: Array("wOF2".utf8) + [UInt8](repeating: 0, count: FaceFile.largest))
        }
    }

    // MARK: The masthead

    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 1, 0x90, 0, 0, 0, 80]

    @Test func `a picture says its size, so that nothing moves when it comes`() throws {
        let png = try Masthead(Self.png)
        #expect((png.ending, png.width, png.height) == ("png", 400, 80))
        let svg = try Masthead(Array("<?xml version='1.0'?>\n<svg xmlns='x' viewBox=\"0 0 300.4, 60\"><path/></svg>".utf8))
        #expect((svg.ending, svg.width, svg.height) == ("svg", 300, 60))
        let sized = try Masthead(Array("<svg width=\"200px\" height='40'></svg>".utf8))
        #expect((sized.width, sized.height) == (200, 40))
    }

    @Test(arguments: [
        "", "GIF89a", "<html></html>", "<svg></svg>", "<svg viewBox='0 0 0 9'/>", "<svg viewBox='0 0 1e99 1'/>",
        "<svg viewBox='0 0 nan inf'/>",
    ])
    func `what is no such picture is refused`(_ text: String) {
        #expect(throws: NewsroomError.self) { try Masthead(Array(text.utf8)) }
        #expect(throws: NewsroomError.self) { try Masthead(Array(Self.png.prefix(18))) }
        #expect(throws: NewsroomError.self) { try Masthead(Self.png + [UInt8](repeating: 0, count: Masthead.largest)) }
    }

    @Test func `the masthead stands in the place of the name, and the paper says it to those who do not see it`() throws {
        var look = Look()
        look.masthead = try Masthead(Self.png)
        look.darkMasthead = try Masthead(Array("<svg viewBox='0 0 400 80'/>".utf8))
        let theme = try Theme(files: ThemeFolder(standardTheme), language: "en", look: look)
        let sample = SamplePaper.courier()
        let renderer = PageRenderer(paper: sample.paper, theme: theme)
        for key in [PageKey.front, .corrections()] {
            let page = String(decoding: try renderer.render(key, from: sample).body, as: UTF8.self)
            let picture = try #require(
                page.firstMatch(of: /<img class="masthead__picture" src="([^"]+)" width="400" height="80" alt="The Saltmarsh Courier">/))
            #expect(theme.assets[String(picture.1)]?.body == Self.png)
            #expect(page.contains("<source media=\"(prefers-color-scheme: dark)\" srcset=\"/theme/masthead-dark."))
        }
        #expect(theme.logo?.body == Self.png)
        look.darkMasthead = try Masthead(Array("<svg viewBox='0 0 100 80'/>".utf8))
        #expect { try Self.theme(look) } throws: { error in "\(error)".hasPrefix("masthead-dark: ") }
        look.masthead = nil
        #expect { try Self.theme(look) } throws: { error in "\(error)".hasPrefix("masthead-dark: ") }
    }

    @Test func `a look is linked to on every page, after the theme's own style sheet`() throws {
        var look = Look()
        look.light.accent = try Self.colour("#8a1c2b")
        let theme = try Theme(files: ThemeFolder(standardTheme), language: "en", look: look)
        let sample = SamplePaper.courier()
        let page = String(decoding: try PageRenderer(paper: sample.paper, theme: theme).render(.front, from: sample).body, as: UTF8.self)
        #expect(page.firstMatch(of: /href="\/theme\/main\.[^"]+">\n<link rel="stylesheet" href="\/theme\/look\.[0-9a-f]{16}\.css">/) != nil)
    }

    @Test(arguments: ["standard", "bulletin"]) func `a theme's file says the colours of its style sheet`(_ name: String) throws {
        let folder = standardTheme.deletingLastPathComponent().appending(path: name)
        let about = try ThemeAbout(ThemeStack(folder).read(ThemeAbout.file, limit: 100_000))
        let style = try String(contentsOf: folder.appending(path: "assets/main.css"), encoding: .utf8)
        let dark = try #require(style.range(of: "prefers-color-scheme: dark"))
        let names: [(Palette.Role, String)] = [
            (.paper, "paper"), (.tint, "tint"), (.ink, "ink"), (.soft, "ink-soft"), (.rule, "rule"), (.accent, "accent"), (.mark, "mark"),
        ]
        for (palette, text) in [(about.light, style[..<dark.lowerBound]), (about.dark, style[dark.upperBound...])] {
            let palette = try #require(palette)
            for (role, name) in names {
                let said = text.firstMatch(of: try Regex("--\(name): (#[0-9a-f]+);"))?.output[1].substring
                #expect(said.flatMap { Colour(String($0)) } == palette[role], "\(name)")
            }
            #expect(palette.fault == nil)
        }
    }
}
