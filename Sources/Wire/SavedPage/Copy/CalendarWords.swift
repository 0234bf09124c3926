/// Names of days and zones as pages print them, and what stands between the parts of a date; in lower case.
enum CalendarWords {
    static let weekdays = words(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        понеділок вівторок середа четвер п'ятниця п’ятниця субота неділя понедельник вторник среда четверг пятница суббота воскресенье
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
        lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo
        """)

    /// What may stand between a day and its time.
    static let glue = words("of de del the le el den am st nd rd th er року р года г um at à a las о об в on uhr h kl 日 일")

    /// What may stand between a day, its month and its year.
    static let joints = words("st nd rd th er of the de del den d г р a ta")

    /// Zones by the letters that pages print: an identifier where summer time matters, else minutes east of Greenwich.
    static let zones: [String: PageZone] = [
        "z": .minutes(0), "ut": .minutes(0), "utc": .minutes(0), "gmt": .minutes(0), "wet": .identifier("Europe/Lisbon"),
        "et": .identifier("America/New_York"), "est": .minutes(-300), "edt": .minutes(-240),
        "ct": .identifier("America/Chicago"), "cst": .minutes(-360), "cdt": .minutes(-300),
        "mt": .identifier("America/Denver"), "mst": .minutes(-420), "mdt": .minutes(-360),
        "pt": .identifier("America/Los_Angeles"), "pst": .minutes(-480), "pdt": .minutes(-420),
        "bst": .minutes(60), "cet": .minutes(60), "mez": .minutes(60), "cest": .minutes(120), "mesz": .minutes(120),
        "eet": .minutes(120), "eest": .minutes(180), "msk": .minutes(180), "мск": .minutes(180), "ist": .minutes(330),
        "jst": .minutes(540), "kst": .minutes(540), "aest": .minutes(600), "aedt": .minutes(660), "hkt": .minutes(480),
    ]

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}

enum PageZone: Hashable, Sendable {
    case minutes(Int)
    case identifier(String)
}
