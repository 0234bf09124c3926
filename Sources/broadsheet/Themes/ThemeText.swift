/// What a new theme says to whoever is going to change it.
enum ThemeText {
    static let file = "theme.txt"

    /// The colours of the theme that it was made from, under its own name, and based on none.
    static func about(_ name: String, from source: String) -> String {
        var values: [(name: Substring, value: Substring)] = []
        for line in source.split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let key = parts[0].prefix { $0 != " " }
            values.removeAll { $0.name == key }
            values.append((key, parts[1].drop { $0 == " " }))
        }
        let colours = values.filter { $0.name.hasPrefix("light-") || $0.name.hasPrefix("dark-") }
        return """
            # What the theme says of itself.
            name = \(name)

            # A theme may keep only the files that it changes and take the others from one beside it:
            # delete them here, and write
            # based-on = standard

            # The colours of the style sheet, for settings such as --accent: those are measured against
            # these, so that text stays readable. Change both together.
            \(colours.map { "\($0.name) = \($0.value)" }.joined(separator: "\n"))

            """
    }

    static func readMe(_ name: String) -> String {
        """
        # \(name)

        A theme for Broadsheet. See it with

            broadsheet serve --theme FOLDER

        and after each change

            broadsheet theme check FOLDER

        which names everything that is wrong with file and line. The server reads a theme when it starts: start it again to
        see a change.

        | | |
        |---|---|
        | `theme.txt` | the theme's name and colours, and the theme that it is based on, if it is |
        | `templates/` | a template for each kind of page: `front`, `story`, `topic` … |
        | `templates/partials/` | their parts: `head`, `header`, `footer`, `teaser` … |
        | `assets/main.css` | the style sheet; colours, sizes and faces stand at its beginning |
        | `assets/*.js` | the news feed that goes on, listening, reading offline. No page needs them |
        | `assets/favicon.svg` | the paper's mark; put yours here |
        | `words/LANGUAGE.words` | texts of yours, and ours in other words: a line is `search = Find` |

        - Which names a template has is in `docs/theme.md` of Broadsheet, page by page. Values are escaped: two braces for text,
          three for finished HTML (`body`, `snippet`, `structured_data`), always inside quotes in an attribute.
        - Words are texts of the catalogue, `{{words.search}}`, so that the theme speaks every language.
        - The pages' security policy allows no style and no script inside a page, and nothing from elsewhere: faces, pictures
          and scripts are files of this folder.
        - The scripts find their places by `data-` attributes and by these classes: `body`, `byline`, `day`, `feed`, `feed--full`,
          `is-gone`, `is-new`, `is-read`, `kept-copy`, `listen`, `listen__controls`, `listen__sound`, `live`, `nothing`, `story__headline`,
          `story__standfirst`.
        - Keep what makes pages readable by everybody: one `h1`, a `main` with the id that the skip link names, `lang` and `dir`
          where a story has another language, targets of 24 pixels, sides that are logical (`margin-inline-start`), and
          contrast of 4.5:1.

        """
    }
}
