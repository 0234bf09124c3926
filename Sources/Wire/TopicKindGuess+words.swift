/// Words that tell kinds of topics apart, in English, Ukrainian, Russian, German, French and Spanish; lower case.
enum TopicWords {
    /// Words that head a name: in any place of a head, or only in front (where Romance and Slavic names have it).
    struct Heads {
        let anywhere: Set<String>
        let first: Set<String>

        init(anywhere: String, first: String) {
            self.anywhere = TopicWords.words(anywhere)
            self.first = TopicWords.words(first)
        }
    }

    static let prepositions = words(
        "of in on for at against with von für in im auf de du des d'un sur pour à del para en у в на про з для о об")

    // MARK: Events

    static let events = Heads(
        anywhere: """
            incursion invasion offensive counteroffensive election elections referendum summit conference congress festival earthquake quake
            flood floods flooding wildfire wildfires hurricane typhoon cyclone storm eruption tsunami landslide drought heatwave strike strikes trial hearing inquest
            inquiry inauguration coronation funeral championship championships games cup final finals tournament marathon match race grand-prix
            protest protests riot riots uprising revolution coup massacre siege battle war attack attacks bombing shooting explosion blast
            crash derailment accident disaster outage outbreak pandemic shutdown ceasefire truce exchange assassination anniversary ceremony parade
            fair exhibition expo biennale awards debate vote primary primaries collapse fire rescue evacuation landing launch
            вторгнення наступ контрнаступ вибори референдум саміт конференція форум фестиваль землетрус повінь пожежа буря страйк суд чемпіонат кубок
            протест протести революція переворот битва війна атака обстріл вибух аварія катастрофа річниця виставка олімпіада
            вторжение наступление выборы саммит конференция землетрясение наводнение пожар забастовка протесты революция война взрыв авария
            wahl wahlen bundestagswahl landtagswahl gipfel konferenz erdbeben hochwasser flut streik prozess meisterschaft pokal protest revolution krieg
            anschlag explosion unglück messe jubiläum
            """,
        first: """
            élection élections sommet conférence séisme tremblement inondation inondations incendie grève procès championnat coupe manifestation
            guerre attaque explosion élecciones elección elecciones cumbre conferencia terremoto inundación inundaciones incendio huelga juicio
            campeonato copa protesta protestas guerra ataque explosión battle siege fall feast day festival вибори саміт битва чемпіонат выборы
            """)

    static let namedEvents = words(
        """
        olympics paralympics olympiad euromaidan maidan brexit eurovision oscars expo cop28 cop29 cop30 g7-summit holodomor holocaust chornobyl-disaster
        olympia jeux-olympiques олімпіада паралімпіада євромайдан евромайдан євробачення голодомор
        """)

    // MARK: Organisations

    static let organisationWords = Heads(
        anywhere: """
            inc ltd llc plc corp corporation company co group holding holdings gmbh ag se sa association foundation institute institution
            university college school academy party ministry department agency authority council committee commission court tribunal bank
            parliament senate congress government administration cabinet assembly police army navy force forces guard brigade regiment battalion service union
            alliance league federation club team church museum theatre theater hospital library orchestra newspaper times post gazette
            herald news media press network society trust fund office bureau directorate secretariat organization organisation airlines airways
            railway railways chamber treasury reserve patriarchate wing corps squadron
            inc. ltd. corp. co.
            міністерство партія університет рада суд банк агентство служба комітет комісія уряд поліція армія фонд академія інститут спілка союз
            федерація клуб міноборони генштаб мвс міноборони укренерго нафтогаз бригада церква музей лікарня
            министерство партия университет совет агентство комитет комиссия правительство полиция армия фонд академия институт
            ministerium partei universität rat gericht gericht amt behörde kommission regierung polizei bundeswehr verband verein stiftung gewerkschaft
            """,
        first: """
            ministère parti université conseil tribunal cour banque agence comité commission gouvernement police armée syndicat fondation
            ministerio partido universidad consejo corte banco agencia comité comisión gobierno policía ejército sindicato fundación
            міністерство партія служба міністерство рада министерство bank bundesamt council ministry university court department academy institute
            """)

    static let organisations = lines(
        """
        un; u.n; nato; eu; e.u; united nations; european union; who; imf; iaea; osce; opec; wto; world bank; red cross; icc; fbi; cia; nsa; sbu; hur; gru; fsb; bbc; cnn; afp; tass
        g7; g20; brics; asean; african union; arab league; council of europe; hamas; hezbollah; taliban; islamic state; al qaeda; wagner; wagner group; pentagon; state department
        european commission; european parliament; european council; security council; verkhovna rada; state duma; bundestag; bundesrat; knesset; house of commons; supreme court
        google; apple; microsoft; amazon; meta; facebook; tesla; spacex; openai; nvidia; samsung; huawei; tiktok; gazprom; rosneft; naftogaz; energoatom; ukrenergo; rosatom; boeing; airbus
        volkswagen; siemens; rheinmetall; bayraktar; shell; bp; exxonmobil; netflix; twitter; starlink; fifa; uefa; ioc; unicef; unesco; unhcr; greenpeace; amnesty international; human rights watch
        оон; нато; єс; мвф; магате; обсє; сбу; гур; набу; сап; дбр; верховна рада; державна дума; червоний хрест; світовий банк; європейський союз; європейська комісія; офіс президента
        ес; мид; фсб; гру; госдума; евросоюз; красный крест
        vereinte nationen; europäische union; weltbank; spd; cdu; csu; fdp; afd; grüne; die linke; nations unies; union européenne; onu; otan; ue; fmi; oms; naciones unidas; unión europea
        """)

    /// Capitals that are no body of people.
    static let acronymThemes: Set<String> = [
        "AI", "COVID", "LGBT", "LGBTQ", "HIV", "AIDS", "GDP", "VAT", "TV", "IT", "ШІ", "ИИ", "KI", "IA", "DNA", "VPN",
    ]

    // MARK: Persons

    static let titles = words(
        """
        president presidents vice prime minister chancellor king queen prince princess pope senator governor mayor general colonel captain lieutenant
        sergeant admiral judge justice secretary ambassador spokesperson spokesman spokeswoman chairman chairwoman chair director chief dr mr mrs ms sir
        lord lady professor prof bishop archbishop patriarch envoy leader commander deputy representative rep sen gov gen col
        президент прем'єр прем’єр-міністр міністр генерал полковник мер губернатор депутат речник посол патріарх суддя
        министр мэр губернатор депутат посол премьер
        präsident präsidentin kanzler kanzlerin minister ministerin bürgermeister bürgermeisterin könig königin papst herr frau
        président présidente premier ministre maire roi reine pape général juge presidente presidenta ministro ministra alcalde alcaldesa rey reina papa
        """)

    /// Common first names; a name that is also a word or a place is left out.
    static let givenNames = words(
        """
        james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony donald steven paul andrew joshua kenneth kevin
        brian george timothy ronald jason edward jeffrey ryan jacob nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick
        peter henry keith simon martin philip joe elon barack kamala nancy angela ursula emmanuel olaf friedrich boris rishi keir liz theresa jens recep viktor victor
        mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa sandra ashley emily kimberly margaret donna michelle carol amanda
        melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy anna ruth maria maría julia emma alice sophie charlotte lucy jane kate
        volodymyr vladimir dmitry dmytro dmitri sergei serhii serhiy sergey andrii andriy andrei oleksandr aleksandr oleksii oleksiy alexei aleksei mykola mykhailo mikhail
        ivan petro pavlo pavel vasyl yuri yurii yuriy yevhen yevgeny oleh oleg ihor igor valerii valery kyrylo denys denis rustem maksym maxim roman taras bohdan
        olena olha olga oksana iryna irina natalia natalya tetiana kateryna svitlana yulia yuliya viktoriia maryna daria anastasia ludmila
        володимир дмитро сергій андрій олександр олексій микола михайло іван петро павло василь юрій євген олег ігор валерій кирило денис максим роман тарас богдан
        олена ольга оксана ірина наталія тетяна катерина світлана юлія вікторія марина дарія анастасія марія ганна владімір дональд
        владимир дмитрий сергей андрей александр алексей николай михаил иван петр павел василий юрий евгений игорь валерий елена ирина наталья татьяна мария анна
        hans klaus jürgen wolfgang heinz karl otto fritz günter stefan andreas markus christian sabine monika petra ursula heike annalena robert
        jean pierre jacques philippe michel françois nicolas louis marine édouard gabriel claire camille élisabeth
        josé juan carlos luis jorge pedro manuel francisco antonio miguel javier pablo diego carmen lucía isabel xi kim narendra benjamin mohammed muhammad ahmed ali hassan abdul
        """)

    static let surnameEndings = [
        "enko", "skyi", "sky", "ski", "ska", "chuk", "ishvili", "shvili", "dze", "yan", "ova", "ovych", "vych", "vich", "енко", "єнко",
        "ський", "ська",
        "ський", "чук", "ович", "ский", "ская", "ova", "sson", "mann", "berger", "uk", "iuk",
    ]

    // MARK: Themes

    static let themes = lines(
        """
        war; peace; economy; politics; culture; sport; sports; business; opinion; analysis; elections; sanctions; corruption; climate; energy; education; health; migration; refugees
        war crimes; human rights; climate change; artificial intelligence; foreign policy; peace negotiations; peace talks; military aid; nuclear weapons; press freedom
        """)

    /// Second or first words of themes that are printed with capitals.
    static let commonNouns = words(
        """
        negotiations talks crimes rights change intelligence policy aid weapons freedom economy politics culture sport sports business opinion analysis sanctions corruption
        climate energy education health healthcare migration refugees security defense defence technology science environment law justice democracy history art music film food
        travel housing transport agriculture trade finance markets media religion society crime drones drone missiles missile artillery oil gas coal power nuclear military
        peace war human public foreign domestic local national international social civil animal gender equality reform reforms investigation investigations
        prices wages inflation jobs budget taxes debt mobilization mobilisation prisoners losses production industry infrastructure reconstruction recovery
        children women men youth veterans workers farmers students teachers digital cyber artificial press free fake news daily weekly live best real estate
        football basketball tennis books theatre fashion weather nature wildlife water waste housing fishing fisheries
        мир війна економіка політика культура спорт права життя війни безпека освіта
        """)

    /// Words with a place's ending that are none.
    static let notPlaces: Set<String> = [
        "homeland", "farmland", "woodland", "wetland", "wetlands", "wasteland", "inland", "mainland", "disneyland", "vaudeville",
        "afterland",
    ]

    static func lines(_ text: String) -> Set<String> {
        Set(text.split { $0 == ";" || $0 == "\n" }.map { String($0).trimmed }.filter { !$0.isEmpty })
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
