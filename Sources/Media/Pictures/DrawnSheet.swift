import CPicture
import Newsroom
import Quarantine

/// A picture of words: the paper's name over a line, the headline as large as there is room, and who wrote it.
struct DrawnSheet: Codable {
    var masthead: String
    var headline: String
    var byline: String
    /// Each stands at the side at which its own script begins.
    var isRightToLeft: Bool

    /// - Parameter masthead: the paper's name.
    init(_ sheet: SharingSheet, masthead: String) {
        self.masthead = Self.line(masthead)
        headline = Self.line(sheet.headline)
        byline = Self.line(sheet.byline)
        isRightToLeft = LanguageTag.direction(of: sheet.language) == .rightToLeft
    }

    /// More is not to be read in a picture.
    private static let longest = 500

    private static func line(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").filter { $0 != "\0" }
        return line.count > longest ? line.prefix(longest - 1) + "…" : line
    }

    private static let width = Int32(SharingPicture.width)
    private static let height = Int32(SharingPicture.height)
    private static let margin: Int32 = 64
    private static let measure = width - 2 * margin
    private static let serif = "Noto Serif,Noto Naskh Arabic,DejaVu Serif,serif Bold"
    private static let sans = "Noto Sans,Noto Sans Arabic,DejaVu Sans,sans-serif"
    private static let paper = picture_ink(red: 255, green: 255, blue: 255)
    private static let ink = picture_ink(red: 19, green: 23, blue: 21)
    private static let soft = picture_ink(red: 86, green: 93, blue: 89)
    private static let hairline = picture_ink(red: 211, green: 216, blue: 212)
    private static let accent = picture_ink(red: 11, green: 90, blue: 69)

    /// For the child process only.
    func draw(to path: String) throws(Refusal) {
        if let letter = try Typecase.missing(in: masthead + headline + byline) {
            throw Refusal("no font here has the letter \(letter) (apt-get install fonts-noto-core)")
        }
        let rules = [
            rule(left: 0, top: 0, width: Self.width, height: 14, Self.accent),
            rule(left: Self.margin, top: 128, width: Self.measure, height: 3, Self.ink),
            rule(left: Self.margin, top: 538, width: Self.measure, height: 1, Self.hairline),
        ]
        let failed = withWritings { writings in
            picture_draw_sheet(Self.width, Self.height, Self.paper, rules, rules.count, writings, writings.count, path)
        }
        guard failed == 0 else { throw Refusal("the sheet could not be set in type") }
    }

    private func rule(left: Int32, top: Int32, width: Int32, height: Int32, _ ink: picture_ink) -> picture_rule {
        picture_rule(area: picture_area(left: left, top: top, width: width, height: height), ink: ink)
    }

    private func withWritings<Result>(_ body: ([picture_writing]) -> Result) -> Result {
        masthead.withCString { masthead in
            headline.withCString { headline in
                byline.withCString { byline in
                    Self.serif.withCString { serif in
                        Self.sans.withCString { sans in
                            body([
                                writing(masthead, serif, 44, 20, lineHeight: 0.9, top: 48, height: 66, Self.ink, fromBottom: true),
                                writing(headline, serif, 112, 30, lineHeight: 0.86, top: 172, height: 324, Self.ink),
                                writing(byline, sans, 30, 16, lineHeight: 1, top: 558, height: 44, Self.soft),
                            ])
                        }
                    }
                }
            }
        }
    }

    private func writing(
        _ text: UnsafePointer<CChar>, _ fonts: UnsafePointer<CChar>, _ largest: Int32, _ smallest: Int32, lineHeight: Double, top: Int32,
        height: Int32, _ ink: picture_ink, fromBottom: Bool = false
    ) -> picture_writing {
        picture_writing(
            text: text, fonts: fonts, largest: largest, smallest: smallest, line_height: lineHeight,
            area: picture_area(left: Self.margin, top: top, width: Self.measure, height: height), from_right: isRightToLeft,
            from_bottom: fromBottom, ink: ink)
    }
}
