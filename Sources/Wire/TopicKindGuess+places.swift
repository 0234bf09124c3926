import Foundation

/// Places by name and by the words that places are called with; lower case.
enum TopicPlaces {
    /// Countries and territories in the languages that pages come in, as Foundation knows them, and the cities and regions below.
    static let names: Set<String> = {
        var names = Set(places)
        for language in ["en", "uk", "ru", "de", "fr", "es"] {
            let locale = Locale(identifier: language)
            for region in Locale.Region.isoRegions {
                guard let name = locale.localizedString(forRegionCode: region.identifier), name != region.identifier else { continue }
                let words = Token.tokens(of: name, limit: 24).filter { $0.kind != .sign }
                names.insert(words.map(\.lower).joined(separator: " "))
            }
        }
        return names
    }()

    static let directions: Set<String> = [
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "occupied", "upper", "lower", "greater",
        "new",
    ]

    static let endings = ["land", "stan", "shire", "burg", "grad", "ville", "borough", "щина", "град", "поль"]

    static let words = TopicWords.Heads(
        anywhere: """
            oblast region province county district city town village municipality prefecture canton territory peninsula island islands
            strait sea ocean gulf bay river lake mountain mountains valley coast cape desert forest bridge port harbour harbor airport square street
            avenue park beach isle isles archipelago delta canal falls heights hills border republic kingdom emirate plant suburb quarter
            область край район місто село острів море річка озеро півострів гори міст порт громада вулиця площа город остров река полуостров
            insel meer fluss see kreis landkreis bezirk gemeinde provinz stadt gebirge hafen brücke
            """,
        first: """
            mount lake cape port fort île îles mer lac province région ville département mont golfe détroit isla islas mar río lago provincia
            región ciudad estrecho golfo monte
            """)

    private static let places = TopicWords.lines(
        """
        us; u.s; usa; u.s.a; uk; u.k; uae; america; britain; great britain; england; scotland; wales; northern ireland; holland; burma; czech republic; ivory coast
        europe; asia; africa; north america; south america; latin america; oceania; antarctica; arctic; middle east; far east; balkans; baltics; caucasus; baltic states
        scandinavia; crimea; donbas; donbass; gaza; gaza strip; west bank; kashmir; chechnya; siberia; transnistria; abkhazia; south ossetia; nagorno-karabakh; nagorno karabakh
        tibet; catalonia; bavaria; saxony; tuscany; sicily; brittany; normandy; andalusia; greenland; kurdistan; sahel; california; texas; florida; alaska; ohio; georgia
        new york; washington; london; paris; berlin; madrid; rome; vienna; warsaw; prague; budapest; bucharest; sofia; athens; lisbon; dublin; oslo; stockholm; helsinki
        copenhagen; brussels; amsterdam; the hague; geneva; zurich; bern; luxembourg; riga; vilnius; tallinn; minsk; moscow; saint petersburg; st petersburg; st. petersburg
        kyiv; kiev; kharkiv; kharkov; odesa; odessa; lviv; dnipro; zaporizhzhia; kherson; mykolaiv; donetsk; luhansk; mariupol; bakhmut; avdiivka; pokrovsk; sumy; chernihiv
        poltava; vinnytsia; rivne; lutsk; uzhhorod; ternopil; chernivtsi; zhytomyr; cherkasy; bucha; irpin; kursk; belgorod; rostov; sevastopol; simferopol; kramatorsk; sloviansk
        istanbul; ankara; tbilisi; yerevan; baku; tehran; baghdad; damascus; beirut; jerusalem; tel aviv; amman; cairo; riyadh; doha; dubai; abu dhabi; kabul; islamabad; karachi
        new delhi; delhi; mumbai; beijing; shanghai; hong kong; taipei; tokyo; osaka; seoul; pyongyang; hanoi; bangkok; jakarta; manila; singapore; kuala lumpur; sydney; melbourne
        canberra; wellington; ottawa; toronto; montreal; chicago; los angeles; san francisco; boston; houston; mexico city; havana; bogota; bogotá; lima; santiago; buenos aires
        rio de janeiro; são paulo; brasilia; caracas; lagos; abuja; nairobi; addis ababa; khartoum; johannesburg; cape town; pretoria; tripoli; tunis; algiers; rabat; munich; hamburg
        frankfurt; cologne; dresden; leipzig; stuttgart; milan; naples; turin; venice; barcelona; seville; valencia; lyon; marseille; toulouse; nice; bordeaux; strasbourg; manchester
        liverpool; glasgow; edinburgh; belfast; cardiff; birmingham; belgrade; zagreb; sarajevo; skopje; tirana; podgorica; pristina; chisinau; chișinău; bratislava; ljubljana
        nicosia; valletta; reykjavik; astana; almaty; tashkent; bishkek; dushanbe; white house; kremlin; downing street
        європа; азія; африка; америка; крим; донбас; київ; харків; одеса; львів; дніпро; запоріжжя; херсон; миколаїв; донецьк; луганськ; маріуполь; бахмут; суми; чернігів; полтава
        вінниця; рівне; луцьк; ужгород; тернопіль; чернівці; житомир; черкаси; буча; москва; вашингтон; брюссель; лондон; париж; берлін; варшава; сша; велика британія; курськ
        киев; одесса; львов; европа; крым; донбасс; санкт-петербург; великобритания; мюнхен; берлин; варшава; прага; рим; мадрид; вена
        wien; münchen; köln; moskau; kiew; kyjiw; warschau; prag; rom; brüssel; europa; krim; ostukraine; bayern; sachsen; hessen; usa; großbritannien; genf; zürich
        londres; moscou; varsovie; bruxelles; vienne; genève; athènes; lisbonne; crimée; états unis; royaume uni; proche orient; moscú; varsovia; bruselas; viena; ginebra; atenas; ee.uu; oriente medio
        """)
}
