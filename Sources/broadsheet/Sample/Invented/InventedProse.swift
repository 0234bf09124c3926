/// Sentences as a paper has them, of parts that are drawn: what `{…}` names is put in. Nothing in them happened.
struct InventedProse: Sendable {
    let names: InventedNames
    /// BCP 47.
    let language: String
    let headlines: [String]
    let openings: [String]
    let sentences: [String]
    /// What is said, without marks.
    let quotations: [String]
    /// Around a quotation: `{quote}` and `{speaker}`.
    let attributions: [String]
    let corrections: [String]
    private let words: [String: [String]]

    private init(
        names: InventedNames, language: String, headlines: String, openings: String, sentences: String, quotations: String,
        attributions: String, corrections: String, words: [String: String]
    ) {
        self.names = names
        self.language = language
        self.headlines = Self.lines(headlines)
        self.openings = Self.lines(openings)
        self.sentences = Self.lines(sentences)
        self.quotations = Self.lines(quotations)
        self.attributions = Self.lines(attributions)
        self.corrections = Self.lines(corrections)
        self.words = words.mapValues { $0.split { $0 == "," || $0.isNewline }.map { String($0.trimmed) } }
    }

    private static func lines(_ text: String) -> [String] { text.split(whereSeparator: \.isNewline).map(String.init) }

    /// Puts in what a template names: words of the list of that name, numbers, names, or what `own` has.
    func filled(_ template: String, _ own: [String: [String]], _ dice: inout Dice) -> String {
        var text = ""
        var rest = template[...]
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            text += rest[..<start]
            text += part(String(rest[rest.index(after: start)..<end]), own, &dice)
            rest = rest[rest.index(after: end)...]
        }
        text += rest
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private func part(_ name: String, _ own: [String: [String]], _ dice: inout Dice) -> String {
        if let own = own[name], !own.isEmpty { return dice.pick(own) }
        switch name {
        case "person": return names.person(&dice)
        case "surname": return names.surname(&dice)
        case "place": return names.place(&dice)
        case "body": return names.body(&dice)
        case "few": return "\(dice.number(2...19))"
        case "many": return "\(dice.number(20...990))"
        case "percent": return "\(dice.number(1...60))"
        case "tenth": return "\(dice.number(0...9))"
        case "year": return "\(dice.number(1950...2030))"
        case "hour": return "\(dice.number(6...23))"
        default: return words[name].map { dice.pick($0) } ?? name
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop { $0 == " " }
        return start.prefix(upTo: start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)
    }
}

extension InventedProse {
    static let english = InventedProse(
        names: .english, language: "en",
        headlines: """
            {topic} {decides} {plan} in {place}
            {place}: {things} {change} after {event}
            {topic} to {do} {things}, says {surname}
            {many} {things} at {topic} before {event}
            {event} leaves {place} without {things}
            What {plan} means for {place}
            {surname} on {topic}: “{short}”
            {topic}: {percent} per cent more {things}
            How {place} {decided} {plan}
            {things} from {place} to {place}: {topic} {decides} again
            {adjective} {event} in {place}
            {topic} and {topic} at odds over {plan}
            No {things} for {place}, {topic} rules
            {surname} leaves {topic} after {few} years
            """,
        openings: """
            {topic} {decided} {plan} on {day}, {few} weeks after {event} in {place}.
            {place} will have {few} {adjective} {things} by {month}, according to {topic}.
            The {adjective} {event} in {place} has cost {topic} {few}.{tenth} million, {many} thousand more than was expected.
            For the first time since {year}, {topic} {decided} {plan}.
            {many} people came to {place} on {day} to speak about {plan}.
            After {event}, {topic} has {few} months to {do} its {things}.
            {person}, who has led {topic} for {few} years, wants to {do} all {adjective} {things}.
            Nobody in {place} had expected that {topic} would {do} the {things} before {month}.
            """,
        sentences: """
            The {things} {changed} by {percent} per cent between {month} and {month}.
            {topic} {decided} {plan} with {few} votes against {few}.
            In {place}, {many} households still wait for {adjective} {things}.
            The {event} of {year} is remembered in {place} to this day.
            A {adjective} report by {body} comes to another result.
            The work near {place} began in {month} and has cost {few}.{tenth} million so far.
            {person} of {body} has counted the {things} in {place} for {few} years.
            {body} and {body} share the costs of the {things}.
            Of {many} {things} that were looked at, {few} were {adjective}.
            {topic} had {decided} {plan} as early as {year}.
            The road between {place} and {place} stays closed until {hour} o’clock on {day}.
            {place} lost {many} {things} in {year} and {few} more after {event}.
            Neither {topic} nor {body} would say what the {adjective} {things} are to cost.
            A court in {place} is to hear the case in {month}.
            {surname} had warned of the {event} in a letter to {body}.
            Since {day}, {few} of the {things} work again.
            The {adjective} {things} come from {place}, where {body} has its seat.
            Last year {percent} per cent of the {things} went to {place}.
            The {plan} needs the consent of {body}.
            {topic} will {do} the {things} whatever {body} decides.
            On {day} the ferry to {place} carried {many} passengers and {few} {things}.
            Readers in {place} have told us of {adjective} {things} since {month}.
            The figures were put together by {person}, an {profession} from {place}.
            Whether {topic} can {do} its {things} before {month} is open.
            """,
        quotations: """
            We cannot {do} the {things} as long as {body} does nothing
            There were {few} {things} here in {year} and today there are none
            I have seen {adjective} {things} in my life, but nothing like this {event}
            Whoever wants {plan} has to say where the money comes from
            The people of {place} have waited {few} years for this
            It was a {adjective} decision, and I would take it again
            Nobody asked us about the {things}
            By {month} we will {do} all of them
            This {event} has shown how {adjective} our {things} are
            We take {plan} seriously, and {body} should do so too
            """,
        attributions: """
            “{quote},” {speaker} said on {day}.
            “{quote},” said {speaker}.
            {speaker} said: “{quote}.”
            “{quote},” {speaker} told the council of {place}.
            “{quote},” {speaker} said in {place}.
            """,
        corrections: """
            An earlier version of this article gave the number of {things} as {many}. It is {few}.
            This article said that the {event} was in {year}. It was a year later.
            A caption named {place} where {place} is meant.
            The article misspelt the name of {person}.
            """,
        words: [
            "things": """
            ferries,schools,bridges,houses,boats,wells,trains,lamps,fields,mills,archives,shelters,nurses,teachers,fishermen,turbines,
            trams,libraries,gardens,pumps,dikes,permits,contracts,ballots,orchards,warehouses,cables,pipes,cranes,engines,benches,
            tickets,loans,vaccines,harvests,greenhouses,tugs,lighthouses,markets,bakeries,clinics,playgrounds,hydrants,sluices,barges,
            scholarships,pensions,apartments,cinemas,workshops,antennas,quarries,meadows,oysters,herring,bicycles,buses,stations,roofs
            """,
            "plan": """
            the flood wall,the new timetable,a second bridge,the merger,the budget,a ban on night flights,the harbour tax,free school meals,
            the sale of the shipyard,the tram line,the waste plant,a public inquiry,the wind farm,the census,the pay deal,the curfew,
            the bypass,the rent cap,the treaty,the fishing quota,the reservoir,the strike fund,the land reform,the hospital’s closure
            """,
            "event": """
            storm,flood,strike,fire,election,power cut,blockade,drought,heat wave,outbreak,audit,landslide,collision,festival,referendum,
            oil spill,ceasefire,bankruptcy,protest,earthquake,frost,recall,robbery,resignation
            """,
            "adjective": """
            new,old,cheap,costly,empty,crowded,dangerous,modern,public,private,temporary,broken,local,foreign,unsafe,rare,famous,quiet,late,
            early,secret,modest,narrow,wooden,electric,frozen,unpaid,historic,seasonal,coastal
            """,
            "decides": "approves,rejects,delays,defends,backs,drops,reviews,questions,welcomes,fears,plans,postpones",
            "decided": "approved,rejected,delayed,defended,backed,dropped,reviewed,questioned,welcomed,postponed",
            "do": "repair,sell,close,open,count,move,insure,replace,inspect,paint,register,fund,rebuild,lease,protect",
            "change": "return,vanish,double,fall,rise,stop,begin,fail,reopen",
            "changed": "fell,rose,shrank,grew,dropped,climbed",
            "day": "Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday",
            "month": "January,February,March,April,May,June,July,August,September,October,November,December",
            "short": "we had no choice,it is too late,nobody asked us,we will rebuild,this is a beginning,enough is enough",
            "profession": "engineer,economist,archivist,ecologist,accountant,historian,auditor,architect",
        ])

    static let ukrainian = InventedProse(
        names: .ukrainian, language: "uk",
        headlines: """
            {topic}: {plan} знову {wait}
            {place}: {things} {change} після {event}
            {surname}: «{short}»
            {many} нових об’єктів, {few} обіцянок: {topic}
            {topic} і {plan}: що відомо
            {place} лишилося без світла після {event}
            Чому {plan} {wait}: {topic}
            {things} {change} на {percent} %
            """,
        openings: """
            {topic}: {plan} {wait} щонайменше до {month}, хоча {things} {change} ще після {event}.
            У громаді {place} {things} {change} на {percent} % після {event}.
            {day} {topic} пояснює, чому {plan} {wait}.
            {person} вже {few} років стежить, як {change} {things} у громаді {place}.
            """,
        sentences: """
            {things} {change} на {percent} % від {month} до {month}.
            У {year} році {plan} уже мали розглянути, але цього не сталося.
            {topic} не відповідає, скільки коштує {plan}.
            {person} з громади {place} нарахувала {many} випадків.
            За даними установи {body}, {things} {change} із {year} року.
            Роботи біля {place} почалися після {event} і коштували {few},{tenth} мільйона.
            {body} та {body} поділять витрати порівну.
            Дорога до {place} закрита до {hour} години.
            {plan} потребує згоди установи {body}.
            Із {many} перевірених об’єктів {few} визнали небезпечними.
            Суд у громаді {place} розгляне справу після {month}.
            {day} {things} {change} ще раз.
            Чи {change} {things} до {month}, невідомо.
            {surname} попереджала про це в листі до установи {body}.
            """,
        quotations: """
            Ми не можемо чекати, доки {body} щось зробить
            Тут у {year} році було {few} таких будинків, а тепер немає жодного
            Люди у громаді {place} чекають цього {few} років
            Ніхто нас не питав, чи потрібне нам {plan}
            Хто хоче це {plan}, має сказати, звідки гроші
            До {month} усе буде готово
            """,
        attributions: """
            «{quote}», — каже {speaker}.
            «{quote}», — пояснює {speaker}.
            {speaker} каже: «{quote}».
            """,
        corrections: """
            У попередній версії йшлося про {many} випадків. Насправді їх {few}.
            У статті був хибно вказаний рік: {year}.
            """,
        words: [
            "things": """
            ціни,тарифи,податки,дороги,школи,лікарні,ринки,поїзди,пасажири,врожаї,вантажі,рахунки,мости,пороми,скарги,перевірки,виплати,
            пенсії,запаси,викиди,ставки,позови,черги,трамваї,теплиці,бібліотеки,укриття
            """,
            "plan": """
            будівництво мосту,закриття порту,підвищення тарифів,скорочення бюджету,відкриття школи,створення музею,оновлення трамваїв,
            очищення річки,скасування пільг,об’єднання лікарень,проведення перепису,оголошення тендеру
            """,
            "event": "повені,бурі,страйку,пожежі,виборів,посухи,аварії,перевірки,протесту,зсуву,блокади,реформи",
            "change": "зросли,зменшилися,зникли,повернулися,подвоїлися,зупинилися,змінилися",
            "wait": "відкладають,обговорюють,переглядають,скасовують,оскаржують,затверджують",
            "day": "У понеділок,У вівторок,У середу,У четвер,У п’ятницю,У суботу,У неділю",
            "month": "січня,лютого,березня,квітня,травня,червня,липня,серпня,вересня,жовтня,листопада,грудня",
            "short": "вибору не було,вже запізно,нас не питали,ми відбудуємо,це лише початок",
        ])
}
