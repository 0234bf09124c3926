/// Names that nobody and nothing has, put together of parts: some hundred thousand of each kind, in two scripts.
struct InventedNames: Sendable {
    enum Script: Sendable {
        case latin, cyrillic
    }

    private let given: [String]
    private let roots: [String]
    private let endings: [String]
    private let placeRoots: [String]
    private let placeEndings: [String]
    private let before: [String]
    private let bodies: [String]
    private let themes: [[String]]

    static let english = InventedNames(
        given: """
            Ada Alan Anna Arno Bea Bela Carl Clara Dan Della Edgar Elsa Emil Enid Ewan Fay Felix Flora Gita Gregor Hanna Harald Ida Ines
            Ivo Jana Joel June Karim Kaya Lars Lena Leon Lotte Maren Mats Mina Nadia Ned Nils Nora Olaf Omar Otto Paula Per Petra Quinn Rhea
            Rolf Runa Sami Sanna Sven Tessa Theo Thora Ulla Vera Viggo Wilma Yara Yusuf Zara Zeno
            """,
        roots: """
            Ald Ambr Ash Bal Barr Beck Bend Bran Brock Cald Carr Clem Corv Crad Dahl Darn Dell Dray Eck Eld Fall Farr Fenn Ferr Gant Garr
            Gill Grim Hald Harl Hask Hend Holl Horn Ingl Jarr Kell Kest Kirk Lang Larr Leth Lind Lock Marr Mell Morr Nev Norr Oak Orm Pell
            Pend Quill Rath Redd Rusk Sand Sedd Skarr Stann Strand Tarr Thorn Tull Und Vann Vell Ward Wex Wick Wrenn Yarr
            """,
        endings: "ow en er ham ley man son sted ton wick worth by ing ell is and ard elm ick ow",
        placeRoots: """
            Ald Ash Bar Beck Black Brack Brent Cald Clay Cold Dun East Elm Fal Fen Gar Glen Green Hal Har Hazel Hol Kel Kirk Lang Lin Long
            Mar Marn Mill Moor Nor Oak Oster Otter Pen Pol Quarn Raven Red Rin Rush Salt Sand Sel Shel Stain Stone Tarn Thorn Tor Ul Under
            Vell Wal Wend Wes Whit Wick Win Wood Yar
            """,
        placeEndings: "mouth bridge ford wick ham stead bury ley gate haven by thorpe combe dale field minster port sea ton well",
        before: ["", "", "", "", "North ", "South ", "Upper ", "Lower ", "Great ", "Little ", "New ", "Old "],
        bodies: [
            "{} Council", "{} Port Authority", "{} Hospital", "{} University", "{} Water Company", "{} Chamber of Commerce",
            "{} Fire Service",
            "{} Rovers", "{} Savings Bank", "{} Shipyard", "{} Housing Association", "{} Theatre", "{} Railway", "{} Court of Appeal",
            "Bank of {}", "Free {} Party", "{} Farmers’ Union", "{} Energy", "{} Airport", "Museum of {}",
        ],
        themes: [
            """
            school;flood;ferry;housing;harbour;election;budget;grain;water;rail;energy;hospital;forest;fishing;tax;border;police;press
            """,
            """
            meals;defences;safety;prices;reform;rules;funding;exports;quality;strikes;supply;waiting times;fires;quotas;evasion;controls
            """,
        ])

    static let ukrainian = InventedNames(
        given: """
            Адам Аліна Андрій Богдан Віра Галина Ганна Данило Дарина Денис Євген Зоя Ігор Ірина Катерина Кирило Лариса Лев Леся Любов Макар
            Марко Марта Микита Мирон Надія Назар Ніна Оксана Олег Олена Остап Павло Роман Світлана Семен Софія Степан Тарас Уляна Федір Юлія
            Юрій Яна Ярина Яків
            """,
        roots: """
            Бабич Бойч Вакул Верб Гайд Гнат Голов Гринь Давид Дзюб Дорош Журав Завад Зін Іван Калин Карп Клим Ков Кост Кравч Лис Лук Мазур Марч
            Мельн Мороз Нечай Олій Онищ Остап Павл Панч Пилип Проц Рад Роман Сав Семен Сидор Скиб Солов Стец Тим Тищ Уман Федор Хом Цимбал Шев
            Шульг Яким Ярем
            """,
        endings: "енко чук ець ський ович ко ів ук ишин як",
        placeRoots: """
            Берез Біл Верб Виш Вовч Гай Глин Горіх Дуб Журав Залізн Зелен Камян Калин Кирил Клен Красн Криниц Лебед Лип Мар Мил Мох Нов Озер
            Олександр Павл Пісч Полян Рогат Рокит Руд Сад Світл Сокол Сосн Стар Степ Тал Тарас Терн Тихон Травн Хвил Черн Чорн Яблун Явор Ясен
            """,
        placeEndings: "івка ичі ове ин не ськ ани иця івці ець",
        before: ["", "", "", "", "Нова ", "Стара ", "Верхня ", "Нижня ", "Велика ", "Мала "],
        bodies: [
            "міська рада «{}»", "порт «{}»", "лікарня «{}»", "університет «{}»", "водоканал «{}»", "громада «{}»", "завод «{}»",
            "клуб «{}»",
            "банк «{}»", "театр «{}»", "партія «{}»", "залізниця «{}»", "видавництво «{}»", "музей «{}»",
        ],
        themes: [
            "шкільне;водне;міське;лісове;портове;дорожнє;енергетичне;земельне;бюджетне;медичне;зернове;судове",
            "господарство;будівництво;управління;страхування;регулювання;планування;врядування;забезпечення;фінансування",
        ])

    private init(
        given: String, roots: String, endings: String, placeRoots: String, placeEndings: String, before: [String], bodies: [String],
        themes: [String]
    ) {
        self.given = given.split(" ")
        self.roots = roots.split(" ")
        self.endings = endings.split(" ")
        self.placeRoots = placeRoots.split(" ")
        self.placeEndings = placeEndings.split(" ")
        self.before = before
        self.bodies = bodies
        self.themes = themes.map { $0.split(";") }
    }

    func person(_ dice: inout Dice) -> String { "\(dice.pick(given)) \(surname(&dice))" }

    func surname(_ dice: inout Dice) -> String { dice.pick(roots) + dice.pick(endings) }

    func place(_ dice: inout Dice) -> String { dice.pick(before) + dice.pick(placeRoots) + dice.pick(placeEndings) }

    func body(_ dice: inout Dice) -> String { dice.pick(bodies).replacing("{}", with: place(&dice)) }

    /// Of words that belong to many.
    func theme(_ dice: inout Dice) -> String { themes.map { dice.pick($0) }.joined(separator: " ") }
}

extension String {
    fileprivate func split(_ separator: Character) -> [String] {
        split { $0 == separator || separator == " " && $0.isWhitespace }.map(String.init)
    }
}
