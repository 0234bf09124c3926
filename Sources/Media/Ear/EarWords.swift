/// What is particular to a language, as far as a table carries it. Numbers stay figures: the voice of the language reads
/// them, with the case and gender that it knows.
struct EarWords: Sendable {
    /// Before the authors; may be empty.
    var by = ""
    /// Between the last two authors.
    var and = ","
    /// Between the ends of a range of numbers.
    var to = "–"
    var percent = "%"
    var minus = "−"
    /// In place of the point in an internet address.
    var dot = "."
    var anAddress = ""
    /// Whole words or signs, the longest found first.
    var words: [String: String] = [:]
    /// Between a number and its currency.
    var scales: [String] = []
    /// After a number.
    var units: [String: String] = [:]

    static func of(_ language: String) -> EarWords {
        all[language.prefix { $0 != "-" }.lowercased()] ?? EarWords()
    }

    private static let all: [String: EarWords] = [
        "en": EarWords(by: "By", and: " and", to: "to", percent: "percent", minus: "minus", dot: "dot", anAddress: "an email address"),
        "uk": EarWords(
            by: "Автор:", and: " і", to: "до", percent: "відсотків", minus: "мінус", dot: "крапка", anAddress: "адреса електронної пошти",
            words: [
                "р.": "року", "рр.": "років", "тис.": "тисяч", "млн": "мільйонів", "млрд": "мільярдів", "трлн": "трильйонів",
                "грн": "гривень", "див.": "дивіться", "напр.": "наприклад", "ім.": "імені", "обл.": "область", "вул.": "вулиця",
                "ген.": "генерал", "та ін.": "та інші", "і т. д.": "і так далі", "т. зв.": "так званий", "н. е.": "нашої ери",
                "ст.": "століття",
            ],
            scales: ["тис.", "млн", "млрд", "трлн"],
            units: [
                "км/год": "кілометрів на годину", "кв. км": "квадратних кілометрів", "км": "кілометрів", "м": "метрів", "см": "сантиметрів",
                "мм": "міліметрів", "кг": "кілограмів", "г": "грамів", "га": "гектарів", "т": "тонн", "л": "літрів", "год": "годин",
                "хв": "хвилин",
                "МВт": "мегават", "ГВт": "гігават", "$": "доларів", "€": "євро", "₴": "гривень", "°C": "градусів",
            ]),
        "de": EarWords(
            by: "Von", and: " und", to: "bis", percent: "Prozent", minus: "minus", dot: "Punkt", anAddress: "eine E-Mail-Adresse",
            words: [
                "z. B.": "zum Beispiel", "z.B.": "zum Beispiel", "d. h.": "das heißt", "d.h.": "das heißt", "u. a.": "unter anderem",
                "u.a.": "unter anderem", "usw.": "und so weiter", "bzw.": "beziehungsweise", "ca.": "circa", "Mio.": "Millionen",
                "Mrd.": "Milliarden", "Dr.": "Doktor", "Prof.": "Professor", "St.": "Sankt", "Nr.": "Nummer", "Std.": "Stunden",
            ],
            scales: ["Tsd.", "Mio.", "Mrd."],
            units: [
                "km/h": "Kilometer pro Stunde", "km²": "Quadratkilometer", "km": "Kilometer", "m": "Meter", "cm": "Zentimeter",
                "mm": "Millimeter", "kg": "Kilogramm", "g": "Gramm", "ha": "Hektar", "t": "Tonnen", "l": "Liter", "MW": "Megawatt",
                "GW": "Gigawatt", "€": "Euro", "$": "Dollar", "°C": "Grad Celsius",
            ]),
        "fr": EarWords(
            by: "Par", and: " et", to: "à", percent: "pour cent", minus: "moins", dot: "point", anAddress: "une adresse électronique",
            words: [
                "M.": "Monsieur", "Mme": "Madame", "Mlle": "Mademoiselle", "Dr": "docteur", "etc.": "et cetera",
                "av. J.-C.": "avant Jésus-Christ",
            ],
            units: [
                "km/h": "kilomètres à l'heure", "km²": "kilomètres carrés", "km": "kilomètres", "m": "mètres", "cm": "centimètres",
                "kg": "kilogrammes", "ha": "hectares", "€": "euros", "$": "dollars", "°C": "degrés",
            ]),
        "es": EarWords(
            by: "Por", and: " y", to: "a", percent: "por ciento", minus: "menos", dot: "punto", anAddress: "una dirección de correo",
            words: [
                "Sr.": "señor", "Sra.": "señora", "Dr.": "doctor", "Dra.": "doctora", "EE. UU.": "Estados Unidos",
                "EE.UU.": "Estados Unidos", "etc.": "etcétera",
            ],
            units: [
                "km/h": "kilómetros por hora", "km²": "kilómetros cuadrados", "km": "kilómetros", "m": "metros", "cm": "centímetros",
                "kg": "kilogramos", "ha": "hectáreas", "€": "euros", "$": "dólares", "°C": "grados",
            ]),
    ]
}
