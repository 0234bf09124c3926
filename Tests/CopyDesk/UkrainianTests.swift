import Newsroom
import Testing

@testable import CopyDesk

@Suite("Ukrainian copy")
struct UkrainianTests {
    private func said(_ text: String) -> [Sample.Said] { Sample(text, in: .ukrainian).said }

    @Test(
        "is quoted in every style, before its attribution and after it",
        arguments: [
            "«Міст безпечний, і ми його перевірили», — сказала Ада Лінд у середу.",
            "«Міст безпечний, і ми його перевірили», – сказала Ада Лінд.",
            "„Міст безпечний, і ми його перевірили“, сказала Ада Лінд.", "Ада Лінд сказала: «Міст безпечний, і ми його перевірили».",
            "«Міст безпечний, і ми його перевірили», — сказала речниця міністерства Ада Лінд 12 лютого.",
        ])
    func direct(_ text: String) {
        let sample = Sample(text, in: .ukrainian)
        #expect(sample.statements.map(\.kind) == [.direct], "\(sample.said)")
        #expect(sample.said.map(\.speaker) == ["Ада Лінд"])
        #expect(sample.said.first?.content.first?.contains("Міст безпечний, і ми його перевірили") == true)
    }

    @Test(
        "is reported by a clause or by an account, with forms for whoever speaks",
        arguments: [
            ("Ада Лінд повідомила, що міст безпечний.", "повідомила", "що міст безпечний"),
            ("Ада Лінд наголошує, що міст закриють.", "наголошує", "що міст закриють"),
            ("Міст безпечний, зазначила Ада Лінд.", "зазначила", "Міст безпечний"),
            ("Як повідомила Ада Лінд, міст закрили.", "повідомила", "міст закрили"),
            ("За словами Ада Лінд, міст безпечний.", "За словами", "міст безпечний"),
            ("На думку Ада Лінд, міст закриють.", "На думку", "міст закриють"),
            ("Згідно з Ада Лінд, міст закрили.", "Згідно з", "міст закрили"),
        ])
    func reported(_ text: String, _ cue: String, _ content: String) {
        let said = said(text)
        #expect(said.map(\.cue) == [cue] && said.map(\.content) == [[content]], "\(said)")
        #expect(said.first?.speaker == "Ада Лінд")
    }

    @Test("names speakers with their roles, in the case that they stand in, and whom a pronoun means")
    func speakers() {
        let sample = Sample("Президент України Олег Кравець заявив, що переговори тривають. Він додав, що рішення близько.", in: .ukrainian)
        #expect(sample.said.map(\.speaker) == ["Олег Кравець", "Олег Кравець"])
        #expect(sample.statements.first?.role == "Президент України")
        let accounted = Sample("За словами речника Івана Вереса, міст безпечний.", in: .ukrainian)
        #expect(accounted.statements.map(\.role) == ["речника"] && accounted.said.map(\.speaker) == ["Івана Вереса"])
    }

    @Test(
        "has no statement where nothing was said",
        arguments: [
            "Ада Лінд не сказала, чи міст безпечний.", "Речник заперечив, що міст падає.", "Міст стоїть із 1900 року.",
            "Компанія «Міст і дорога» продала квитки.",
        ])
    func absences(_ text: String) {
        #expect(said(text).isEmpty, "\(said(text))")
    }

    @Test(
        "has its dates, whole and counted from the copy's day, and a date is no part of a name",
        arguments: [
            ("Міст закрили 5 березня 2024 року.", "5 березня 2024 = 2024-03-05"), ("Міст закрили 12 лютого.", "12 лютого = 2025-02-12"),
            ("Міст закрили у середу.", "середу = 2025-02-12"), ("Міст закрили в понеділок.", "понеділок = 2025-02-10"),
            ("Міст закрили минулого місяця.", "минулого місяця = 2025-01"), ("Міст закрили у серпні 2024 року.", "серпні 2024 = 2024-08"),
            ("Міст закрили вчора.", "вчора = 2025-02-11"), ("Міст закриють наступного року.", "наступного року = 2026"),
        ])
    func dates(_ text: String, _ date: String) {
        #expect(Sample(text, on: "2025-02-12", in: .ukrainian).dates == [date])
        let told = Sample("5 березня Верес наголосив, що міст закриють.", on: "2025-02-12", in: .ukrainian)
        #expect(told.said.map(\.speaker) == ["Верес"] && told.statements.first?.said.map { "\($0)" } == "2025-03-05")
    }

    @Test("has its numbers")
    func figures() {
        let sample = Sample("Продали 2,5 тисячі квитків за 57 млн грн, тут 110 бригад.", in: .ukrainian)
        #expect(sample.figures == ["2,5 тисячі = 2500 квитків", "57 млн грн = 57000000 грн", "110 = 110 бригад"])
    }

    @Test("is told by its small words, and short copy by its letters")
    func told() {
        #expect(Language.of("Міст безпечний, сказала вона в понеділок, але не для всіх, хто там був.").code == "uk")
        #expect(Language.of("Міст стоїть").code == "uk" && Language.named("uk")?.code == "uk")
    }
}
