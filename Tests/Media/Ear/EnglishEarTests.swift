import Testing

@testable import Media

/// Sentences as they stand in copy, and as a voice must be given them.
@Suite("English for the ear")
struct EnglishEarTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let copy: String
        let said: String

        init(_ copy: String, _ said: String) { (self.copy, self.said) = (copy, said) }

        var testDescription: String { copy }
    }

    private static let ear = Ear(language: "en")

    private func check(_ sentence: Case) { #expect(Self.ear.spoken(sentence.copy) == sentence.said) }

    @Test("every rule is a pattern") func sound() {
        let unsound = EnglishEar.rules.indices.filter { !EnglishEar.rules[$0].isSound }
        #expect(unsound == [])
    }

    @Test(
        "numbers, ordinals, fractions",
        arguments: [
            Case("The town has 1,204 homes.", "The town has one thousand two hundred four homes."),
            Case(
                "A crowd of 12,345,678 came.", "A crowd of twelve million three hundred forty-five thousand six hundred seventy-eight came."
            ),
            Case("It grew 2.75 times.", "It grew two point seven five times."),
            Case("Some 1.2 million people left.", "Some one point two million people left."),
            Case("He came 21st of 33.", "He came twenty-first of thirty-three."),
            Case("The 5th, 8th, 12th and 40th seats are free.", "The fifth, eighth, twelfth and fortieth seats are free."),
            Case("It is -5 outside.", "It is minus five outside."),
            Case("He took 1/2 of it and 2/3 of the rest.", "He took one half of it and two thirds of the rest."),
            Case("It lasted 2½ hours.", "It lasted two and one half hours."),
            Case("A 20-year-old woman and 3 others were hurt.", "A twenty-year-old woman and three others were hurt."),
            Case("Agent 007 is 100 percent sure.", "Agent zero zero seven is one hundred percent sure."),
            Case("They won 2-1.", "They won two to one."),
            Case("Order No. 5 replaces order #4.", "Order number five replaces order number four."),
            Case("Call 202-555-0143 now.", "Call two zero two, five five five, zero one four three now."),
        ])
    func numbers(_ sentence: Case) { check(sentence) }

    @Test(
        "years, decades, ranges",
        arguments: [
            Case("It began in 2014 and ended in 2022.", "It began in twenty fourteen and ended in twenty twenty-two."),
            Case("The war of 2014–2022 went on.", "The war of twenty fourteen to twenty twenty-two went on."),
            Case("The 2023-24 season is over.", "The twenty twenty-three to twenty twenty-four season is over."),
            Case("Since 2005, nothing.", "Since two thousand five, nothing."),
            Case("It was built in 1905, before 1066 was famous.", "It was built in nineteen oh five, before ten sixty-six was famous."),
            Case("In 1900 and 2000 alike.", "In nineteen hundred and two thousand alike."),
            Case("The 1990s were loud, the '80s louder.", "The nineteen nineties were loud, the eighties louder."),
            Case("Born in the mid-1960s.", "Born in the mid-nineteen sixties."),
            Case("Pages 10–15 are missing.", "Pages ten to fifteen are missing."),
            Case("Some 2000 people came.", "Some two thousand people came."),
            Case("The 2024 Olympics ended.", "The twenty twenty-four Olympics ended."),
        ])
    func years(_ sentence: Case) { check(sentence) }

    @Test(
        "dates",
        arguments: [
            Case("He spoke on Feb. 12.", "He spoke on February twelfth."),
            Case("He spoke on February 12, 2025, at home.", "He spoke on February twelfth, twenty twenty-five, at home."),
            Case("It starts on 3 March 2025.", "It starts on the third of March, twenty twenty-five."),
            Case("The file is dated 2025-02-12.", "The file is dated February twelfth, twenty twenty-five."),
            Case("It opened in Feb. 2024.", "It opened in February twenty twenty-four."),
            Case("The talks of Dec. 10–12 failed.", "The talks of December tenth to twelfth failed."),
            Case("By Sept. 1 all was done.", "By September first all was done."),
            Case("In May 5 million came.", "In May five million came."),
        ])
    func dates(_ sentence: Case) { check(sentence) }

    @Test(
        "times",
        arguments: [
            Case("Polls close at 8 p.m. on Sunday.", "Polls close at eight p m on Sunday."),
            Case("It struck at 2:05 a.m. local time.", "It struck at two oh five a m local time."),
            Case("The train leaves at 14:30.", "The train leaves at fourteen thirty."),
            Case("Doors open at 9:00.", "Doors open at nine o'clock."),
            Case("Open 9-11 a.m. daily.", "Open nine to eleven a m daily."),
            Case("It ended at 5 p.m. He left.", "It ended at five p m. He left."),
            Case("The curfew begins at 22:00.", "The curfew begins at twenty-two hundred."),
        ])
    func times(_ sentence: Case) { check(sentence) }

    @Test(
        "money and percentages",
        arguments: [
            Case("It cost $1.50.", "It cost one dollar and fifty cents."),
            Case("They pay $5 a day.", "They pay five dollars a day."),
            Case("A $61 billion package passed.", "A sixty-one billion dollar package passed."),
            Case("Aid of $1.5 million came.", "Aid of one point five million dollars came."),
            Case("It lost €3bn and £2m.", "It lost three billion euros and two million pounds."),
            Case("Between $5-10 million is missing.", "Between five to ten million dollars is missing."),
            Case("The fine is ₴17,000.", "The fine is seventeen thousand hriv-nyas."),
            Case("It costs 99 cents, or $0.99.", "It costs ninety-nine cents, or ninety-nine cents."),
            Case("Prices rose 3.5%.", "Prices rose three point five percent."),
            Case("Between 10-15% voted.", "Between ten to fifteen percent voted."),
            Case("A share of 60% is enough.", "A share of sixty percent is enough."),
        ])
    func money(_ sentence: Case) { check(sentence) }

    @Test(
        "measures",
        arguments: [
            Case("It is 2.5 km away.", "It is two point five kilometers away."),
            Case("It is 1 km away.", "It is one kilometer away."),
            Case("It fell 2.5 kilometers (1.5 miles) away.", "It fell two point five kilometers away."),
            Case("A 100-km (62-mile) front.", "A one hundred kilometer front."),
            Case("Gusts of 60 mph (97 km/h) hit.", "Gusts of sixty miles per hour hit."),
            Case("A 155mm shell weighs 43 kg.", "A one hundred fifty-five millimeter shell weighs forty-three kilograms."),
            Case("It was -5°C (23°F) at dawn.", "It was minus five degrees Celsius at dawn."),
            Case("They lost 1,200 km² of land.", "They lost one thousand two hundred square kilometers of land."),
            Case("The plant makes 6 GW.", "The plant makes six gigawatts."),
            Case("It paid 500 million kroner ($72 million).", "It paid five hundred million kroner."),
        ])
    func measures(_ sentence: Case) { check(sentence) }

    @Test(
        "abbreviations and titles",
        arguments: [
            Case("The U.S. said so.", "The U S said so."),
            Case("He lives in the U.S. He works there.", "He lives in the U S. He works there."),
            Case("A U.S.-led group met.", "A U S-led group met."),
            Case("Gov. Ada Example met Lt. Gen. Ben Example.", "Governor Ada Example met Lieutenant General Ben Example."),
            Case("Sen. Example and Reps. A and B agree.", "Senator Example and Representatives A and B agree."),
            Case("Dr. Example lives on Main St. in St. Paul.", "Doctor Example lives on Main Street in Saint Paul."),
            Case("Example Inc. sued Other Corp.", "Example Incorporated sued Other Corporation."),
            Case("The EU and the UN warned the UK.", "The E U and the U N warned the U K."),
            Case("Town vs. country, i.e. all of us.", "Town versus country, that is all of us."),
            Case("J.K. Example, Ph.D., spoke.", "J K Example, P H D, spoke."),
        ])
    func abbreviations(_ sentence: Case) { check(sentence) }

    @Test(
        "Roman numbers and designations",
        arguments: [
            Case("King Charles III and Henry VIII.", "King Charles the third and Henry the eighth."),
            Case("Pope Benedict XVI died.", "Pope Benedict the sixteenth died."),
            Case("After World War II came Phase IV.", "After World War two came Phase four."),
            Case("George I think is late.", "George I think is late."),
            Case("Two F-16s and a Su-35 flew.", "Two F sixteens and a Su thirty-five flew."),
            Case("A Shahed-136 and an S-300.", "A Shahed one thirty-six and an S three hundred."),
            Case("COVID-19 and the G7.", "COVID nineteen and the G seven."),
        ])
    func roman(_ sentence: Case) { check(sentence) }

    @Test(
        "quotations, dashes, parentheses, signs",
        arguments: [
            Case("“We stay,” she said.", "We stay, she said."),
            Case("She said: 'We stay.' Then left.", "She said: We stay. Then left."),
            Case("The mayor — who was late — spoke.", "The mayor, who was late, spoke."),
            Case("The mayor—late again—spoke.", "The mayor, late again, spoke."),
            Case("The alliance (NATO) agreed.", "The alliance, NATO, agreed."),
            Case("He said [the plan] works (again).", "He said the plan works, again."),
            Case("Salt & Sons’ workers’ rights…", "Salt and Sons' workers' rights..."),
            Case("“They’re ‘fine’,” he said.", "They're fine', he said."),
        ])
    func marks(_ sentence: Case) { check(sentence) }

    @Test(
        "addresses",
        arguments: [
            Case("See https://paper.example/story?id=1 for more.", "See paper dot example for more."),
            Case("Write to desk@paper.example.", "Write to an email address."),
            Case("It stood on www.paper.example.", "It stood on paper dot example."),
        ])
    func addresses(_ sentence: Case) { check(sentence) }

    @Test(
        "names",
        arguments: [
            Case("Zelensky left Kyiv.", "Zeh-len-skee left Keev."),
            Case("Kyiv's mayor met Zelensky’s aide in Lviv.", "Keev's mayor met Zeh-len-skee's aide in Luh-veev."),
            Case("The Kyiver Kyivstar is not Kyiv.", "The Kyiver Kyivstar is not Keev."),
        ])
    func names(_ sentence: Case) { check(sentence) }

    @Test("a byline is a sentence") func byline() {
        #expect(Self.ear.spoken(byline: "Ada Example; Ben Example; Olha Example") == "By Ada Example, Ben Example and Olha Example")
        #expect(Self.ear.spoken(byline: "Ada Example") == "By Ada Example")
    }

    @Test("what is nothing for the ear is nothing") func nothing() {
        for text in ["", "  ", "—", "“”", "…", "\u{200B}", "()"] {
            #expect(!Self.ear.spoken(text).contains { $0.isLetter || $0.isNumber }, "\(text)")
        }
    }

    @Test("numbers that no type holds are said digit by digit, and nothing is too long")
    func extremes() {
        #expect(Self.ear.spoken("99999999999999999999") == Array(repeating: "nine", count: 20).joined(separator: " "))
        #expect(Self.ear.spoken("$99999999999999999999.999").hasSuffix("dollars"))
        let digits =
            String(repeating: "1234567890-", count: 500) + String(repeating: "a.b@c", count: 500) + String(repeating: "(", count: 500)
        #expect(!Self.ear.spoken(digits).isEmpty)
    }
}
