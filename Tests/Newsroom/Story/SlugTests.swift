import Newsroom
import Testing

@Suite struct SlugTests {
    @Test(arguments: [
        ("Kremlin rejects territorial exchange", "en", "kremlin-rejects-territorial-exchange"), ("  A -- “B”, c’s!  ", "en", "a-b-cs"),
        ("Straße Ærø Łódź Đà Nẵng Ørsted", "de", "strasse-aero-lodz-da-nang-orsted"), ("Кремль отверг объезд", "ru", "kreml-otverg-obezd"),
        ("Београд", "sr", "beograd"), ("Αθήνα", "el", "athena"), ("中国新闻", "zh", "zhong-guo-xin-wen"), ("საქართველო", "ka", "sakartvelo"),
        ("🎉", "en", "story"), ("", "en", "story"), ("Topic", "en", "topic-2"), ("RSS.xml", "en", "rss-xml"),
        ("2025: 1,5 %", "en", "2025-1-5"),
    ])
    func isMadeFromAnyScript(text: String, language: String, slug: String) {
        #expect(Slug.make(from: text, language: language) == slug)
        #expect(Slug.isValid(slug))
    }

    /// Examples of the official table (resolution No. 55, 2010).
    @Test(arguments: [
        ("Алушта Андрій", "alushta-andrii"), ("Борщагівка", "borshchahivka"), ("Вінниця", "vinnytsia"), ("Гадяч Богдан", "hadiach-bohdan"),
        ("Ґалаґан Ґорґани", "galagan-gorgany"), ("Донецьк", "donetsk"), ("Рівне", "rivne"), ("Єнакієве Гаєвич", "yenakiieve-haievych"),
        ("Житомир Жанна", "zhytomyr-zhanna"), ("Закарпаття", "zakarpattia"), ("Медвин", "medvyn"), ("Іршава", "irshava"),
        ("Їжакевич Кадиївка", "yizhakevych-kadyivka"), ("Йосипівка Стрий", "yosypivka-stryi"), ("Харків", "kharkiv"),
        ("Біла Церква", "bila-tserkva"),
        ("Чернівці", "chernivtsi"), ("Шостка", "shostka"), ("Щербухи", "shcherbukhy"), ("Юрій Корюківка", "yurii-koriukivka"),
        ("Яготин Знам’янка", "yahotyn-znamianka"), ("Згорани Розгон", "zghorany-rozghon"), ("Феодосія", "feodosiia"),
        ("Прем'єр", "premier"),
    ])
    func ukrainianGoesByTheOfficialTable(text: String, slug: String) {
        #expect(Slug.make(from: text, language: "uk") == slug)
        #expect(Slug.make(from: text.uppercased(), language: "uk-UA") == slug)
    }

    @Test func aDecomposedLetterIsTheSame() {
        #expect(Slug.make(from: "Стрий\u{301} и\u{306}", language: "uk") == Slug.make(from: "Стрий\u{301} й", language: "uk"))
    }

    @Test func isCutAtAWord() {
        let long = Slug.make(from: String(repeating: "word ", count: 100))
        #expect(long.utf8.count == 79)
        #expect(long.hasSuffix("-word"))
        #expect(Slug.make(from: String(repeating: "x", count: 100_000)) == String(repeating: "x", count: 80))
        #expect(Slug.isValid(Slug.numbered(long, 12)))
        #expect(Slug.numbered("x", 2) == "x-2")
    }

    @Test(arguments: ["", "-a", "a-", "a--b", "A", "é", "a b", "a/b", "topic", "metrics", "rss.xml", String(repeating: "x", count: 81)])
    func refuses(slug: String) { #expect(!Slug.isValid(slug)) }

    @Test func whateverComesInAValidSlugComesOut() {
        var random = FixedRandom(3)
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...30, using: &random) {
                let limit: UInt32 = Bool.random(using: &random) ? 0x600 : 0x1_FFFF
                if let scalar = Unicode.Scalar(UInt32.random(in: 0...limit, using: &random)) { text.unicodeScalars.append(scalar) }
            }
            let slug = Slug.make(from: text, language: Bool.random(using: &random) ? "uk" : nil)
            #expect(Slug.isValid(slug), "\(text.debugDescription) → \(slug)")
        }
    }
}
