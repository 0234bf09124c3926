import Newsroom
import Testing

@testable import CopyDesk

@Suite("What is expected")
struct ExpectationTests {
    @Test(
        "is found with its date, counted forward from the copy's day",
        arguments: [
            ("The envoy is expected to visit the town on Feb. 20.", "The envoy is expected to visit the town | 2025-02-20"),
            ("They left, with the envoy expected to visit on Feb. 20.", "The envoy expected to visit | 2025-02-20"),
            ("He will meet the council on Friday.", "He will meet the council | 2025-02-14"),
            ("On Friday, the council will meet in the hall.", "The council will meet in the hall | 2025-02-14"),
            ("Elections are due in October, he said.", "Elections are due | 2025-10"),
            ("The deadline expires on March 1.", "The deadline expires | 2025-03-01"),
            ("The talks are scheduled for next week.", "The talks are scheduled | 2025-02-19~"),
            ("The law is to be signed on 3 March.", "The law is to be signed | 2025-03-03"),
            ("The union plans to strike on Monday.", "The union plans to strike | 2025-02-17"),
            ("The bridge, built in 1931, will open in January.", "The bridge, built in 1931, will open | 2026-01"),
            ("Voting begins Thursday in the north.", "Voting begins in the north | 2025-02-13"),
            ("She said she would resign on March 3.", "She would resign | 2025-03-03"),
            ("The vote was expected to take place on Oct. 3, 2025.", "The vote was expected to take place | 2025-10-03"),
            ("Ministers met ahead of the regional summit on Feb. 24.", "Regional summit | 2025-02-24"),
            ("He will stay until Feb. 24’s regional primary.", "Regional primary | 2025-02-24"),
            ("The hall will be open from March 3.", "The hall will be open from March 3 | 2025-03-03"),
            ("The hall will open on March 3 or 4.", "The hall will open on March 3 or 4 | 2025-03-03"),
            ("Before the Feb. 24 summit, ministers met.", "Summit | 2025-02-24"),
        ])
    func dated(_ text: String, _ expected: String) {
        #expect(Sample(text, on: "2025-02-12").expected == [expected])
    }

    @Test(
        "within a time counts from the day that the copy says, and from none where it does not",
        arguments: [
            ("The cabinet has set a 100-day goal to end the strike.", "The cabinet has set a 100-day goal to end the strike | ?"),
            ("She took over on Jan. 20 and set a 100-day goal.", "She took over on Jan. 20 and set a 100-day goal | ?"),
            ("Since Jan. 20 she has a 100-day goal.", "She has a 100-day goal | 2025-04-30"),
            ("Much is new since she took office on Jan. 20. She has set a 100-day goal.", "She has set a 100-day goal | 2025-04-30~"),
            ("A two-week truce is in force from Feb. 10.", "A two-week truce is in force from Feb. 10 | 2025-02-24"),
            ("The firm must answer within 30 days.", "The firm must answer | ?"),
            ("The firm will answer in the next 30 days.", "The firm will answer | 2025-03-14~"),
            ("They set a six-month deadline.", "They set a six-month deadline | ?"),
        ])
    func durations(_ text: String, _ expected: String) {
        #expect(Sample(text, on: "2025-02-12").expected == [expected])
    }

    @Test(
        "is nothing that is past, denied, only possible or without a day",
        arguments: [
            "The envoy is expected to visit the town on Feb. 2.", "The envoy was expected to visit the town on Feb. 2.",
            "He was due to speak on Friday.", "He met the council on Friday.",
            "They will not meet on Friday.", "She won't run in 2026.", "He could meet them on Friday.", "His will was read on Feb. 20.",
            "He plans to hire 250 people this year.", "They have no plans to meet on Friday.", "It was closed due to snow on Feb. 20.",
            "Analysts expected prices to rise in May.", "She is not expected to speak on Friday.", "He signed the law on Feb. 3.",
            "He will stay until Tuesday’s game on the coast.", "Neither will appear on Friday.", "It will take time, Lind said on Monday.",
            "In 30 days he wrote a book.", "He said it ended a 100-day strike.", "She said she would resign on Friday.",
        ])
    func none(_ text: String) {
        #expect(Sample(text, on: "2025-02-12").expected.isEmpty)
    }

    @Test("without a day to count from is suggested without a date")
    func unresolved() {
        #expect(Sample("He will meet the council on Friday.").expected == ["He will meet the council | ?"])
        #expect(Sample("He met the council yesterday.").expected.isEmpty)
    }

    @Test("has the passage with its date, and is the surer the more is told")
    func spans() throws {
        let sample = Sample("Snow fell. The envoy is expected to visit on Feb. 20, police said.", on: "2025-02-12")
        let one = try #require(sample.reading.expectations.first)
        #expect(sample.words(one.span) == "The envoy is expected to visit on Feb. 20")
        let vague = try #require(Sample("The envoy is expected in October.", on: "2025-02-12").reading.expectations.first)
        #expect(one.confidence > vague.confidence)
    }
}
