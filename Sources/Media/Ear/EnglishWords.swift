/// What English copy abbreviates, and how it is said.
enum EnglishWords {
    static let months = [
        ("Jan", "January"), ("Feb", "February"), ("Mar", "March"), ("Apr", "April"), ("May", "May"), ("Jun", "June"), ("Jul", "July"),
        ("Aug", "August"), ("Sept", "September"), ("Sep", "September"), ("Oct", "October"), ("Nov", "November"), ("Dec", "December"),
    ]

    /// Full and short names, longest first, as an alternation.
    static let monthPattern = (months.map(\.1) + months.map(\.0)).sorted { $0.count > $1.count }.joined(separator: "|")

    static func month(_ text: String) -> String {
        let stem = text.filter { $0 != "." }
        return months.first { $0.0 == stem || $0.1 == stem }?.1 ?? text
    }

    static func month(_ number: Int) -> String? { (1...12).contains(number) ? fullMonths[number - 1] : nil }

    private static let fullMonths = months.filter { $0.0 != "Sep" }.map(\.1)

    /// Before a name: the point never ends a sentence there.
    static let titles = [
        "Lt. Gen.": "Lieutenant General", "Maj. Gen.": "Major General", "Brig. Gen.": "Brigadier General", "Lt. Col.": "Lieutenant Colonel",
        "Lt. Gov.": "Lieutenant Governor", "Gov.": "Governor", "Govs.": "Governors", "Gen.": "General", "Col.": "Colonel",
        "Maj.": "Major", "Capt.": "Captain", "Lt.": "Lieutenant", "Sgt.": "Sergeant", "Cpl.": "Corporal", "Pvt.": "Private",
        "Adm.": "Admiral", "Cmdr.": "Commander", "Sen.": "Senator", "Sens.": "Senators", "Rep.": "Representative",
        "Reps.": "Representatives", "Rev.": "Reverend", "Dr.": "Doctor", "Drs.": "Doctors", "Mr.": "Mister", "Mrs.": "Missus",
        "Ms.": "Miz", "Messrs.": "Messieurs", "Prof.": "Professor", "Pres.": "President", "Hon.": "Honorable", "Supt.": "Superintendent",
        "St.": "Saint", "Mt.": "Mount", "Ft.": "Fort", "Amb.": "Ambassador", "Atty.": "Attorney",
    ]

    /// In running text; the point may end the sentence too.
    static let abbreviations = [
        "Jr.": "Junior", "Sr.": "Senior", "Inc.": "Incorporated", "Corp.": "Corporation", "Co.": "Company", "Ltd.": "Limited",
        "Bros.": "Brothers", "vs.": "versus", "v.": "versus", "etc.": "et cetera", "approx.": "approximately", "est.": "estimated",
        "dept.": "department", "Dept.": "Department", "govt.": "government", "Ave.": "Avenue", "Blvd.": "Boulevard", "Rd.": "Road",
        "e.g.": "for example", "i.e.": "that is", "cf.": "compare", "Ph.D.": "P H D", "M.D.": "M D", "Calif.": "California",
        "Fla.": "Florida", "Conn.": "Connecticut", "Ariz.": "Arizona", "Colo.": "Colorado", "Mich.": "Michigan", "Minn.": "Minnesota",
        "Tenn.": "Tennessee", "Tues.": "Tuesday", "Thurs.": "Thursday", "Jan.": "January", "Feb.": "February", "Aug.": "August",
        "Sept.": "September", "Oct.": "October", "Nov.": "November", "Dec.": "December",
    ]

    /// Said letter by letter.
    static let initials = ["US", "USA", "UK", "UN", "EU", "UAE", "DC"]

    /// A sentence that begins with one of these has begun: "in the U.S. He said …".
    static let openers =
        "He|She|It|They|We|I|You|The|A|An|This|That|These|Those|But|And|In|On|At|For|His|Her|Their|Its|If|When|While|As|After|Before|Since|By|No|Not|There|Some|Many"

    /// One, more than one.
    static let units: [String: (String, String)] = [
        "km/h": ("kilometer per hour", "kilometers per hour"), "kph": ("kilometer per hour", "kilometers per hour"),
        "km²": ("square kilometer", "square kilometers"), "sq km": ("square kilometer", "square kilometers"),
        "sq. km": ("square kilometer", "square kilometers"), "m²": ("square meter", "square meters"),
        "m³": ("cubic meter", "cubic meters"), "sq ft": ("square foot", "square feet"), "sq mi": ("square mile", "square miles"),
        "km": ("kilometer", "kilometers"), "m": ("meter", "meters"), "cm": ("centimeter", "centimeters"),
        "mm": ("millimeter", "millimeters"), "kg": ("kilogram", "kilograms"), "g": ("gram", "grams"), "mg": ("milligram", "milligrams"),
        "mph": ("mile per hour", "miles per hour"), "mi": ("mile", "miles"), "ft": ("foot", "feet"), "lb": ("pound", "pounds"),
        "lbs": ("pound", "pounds"), "oz": ("ounce", "ounces"), "ha": ("hectare", "hectares"), "l": ("liter", "liters"),
        "L": ("liter", "liters"), "ml": ("milliliter", "milliliters"), "kW": ("kilowatt", "kilowatts"), "MW": ("megawatt", "megawatts"),
        "GW": ("gigawatt", "gigawatts"), "kWh": ("kilowatt hour", "kilowatt hours"), "MWh": ("megawatt hour", "megawatt hours"),
        "GB": ("gigabyte", "gigabytes"), "MB": ("megabyte", "megabytes"), "TB": ("terabyte", "terabytes"), "Hz": ("hertz", "hertz"),
        "kHz": ("kilohertz", "kilohertz"), "MHz": ("megahertz", "megahertz"), "hrs": ("hour", "hours"), "min": ("minute", "minutes"),
    ]

    /// One, more than one; the hundredth part where there is one.
    static let currencies: [String: (one: String, many: String, part: (String, String)?)] = [
        "US$": ("U S dollar", "U S dollars", ("cent", "cents")), "$": ("dollar", "dollars", ("cent", "cents")),
        "€": ("euro", "euros", ("cent", "cents")), "£": ("pound", "pounds", ("penny", "pence")),
        "₴": ("hryvnia", "hryvnias", ("kopiyka", "kopiykas")), "¥": ("yen", "yen", nil), "₹": ("rupee", "rupees", nil),
        "₽": ("ruble", "rubles", nil), "₺": ("lira", "lira", nil), "₪": ("shekel", "shekels", nil), "zł": ("zloty", "zlotys", nil),
    ]

    static let scales = [
        "k": "thousand", "K": "thousand", "m": "million", "M": "million", "mn": "million", "bn": "billion", "B": "billion",
        "b": "billion", "tn": "trillion",
    ]

    /// Whose number is an ordinal.
    static let monarchs = [
        "Elizabeth", "Charles", "Henry", "Edward", "George", "William", "Richard", "James", "Mary", "Louis", "Philip", "Felipe", "Carlos",
        "Frederik", "Frederick", "Margrethe", "Christian", "Harald", "Olav", "Haakon", "Gustaf", "Carl", "Albert", "Leopold", "Nicholas",
        "Alexander", "Catherine", "Peter", "Ivan", "Napoleon", "Abdullah", "Mohammed", "Francis", "Benedict", "Leo", "Pius", "Paul", "John",
        "Clement", "Gregory", "Urban", "Innocent", "Boniface", "Sixtus", "Julius", "Franz", "Joseph", "Rama", "Otto", "Selim", "Mehmed",
    ]

    /// Whose number is a cardinal.
    static let numbered = [
        "World War", "Part", "Chapter", "Act", "Volume", "Book", "Phase", "Type", "Class", "Title", "Article", "Super Bowl", "Level",
    ]

    static let fractions = [
        "½": "one half", "¼": "one quarter", "¾": "three quarters", "⅓": "one third", "⅔": "two thirds", "⅛": "one eighth",
    ]
}
