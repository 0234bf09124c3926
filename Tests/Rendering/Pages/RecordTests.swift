import Foundation
import Newsroom
import Testing

@testable import Rendering

@Suite struct RecordTests {
    static let sides = PageKey.RecordSides(topic: "flood-defence", one: "orla-finch", other: "harbour-board")

    private func json(_ key: PageKey, _ sample: SamplePaper = PagesTests.sample) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(PagesTests.render(key, sample).body)) as? [String: Any])
    }

    @Test func addressesWithoutStatementsLeadNowhereOrWhereThereAreSome() throws {
        #expect(try PagesTests.render(.record(), SamplePaper()).status == 200)
        #expect(try PagesTests.render(.record(.about(slug: "saltmarsh"))).status == 404)
        #expect(try PagesTests.render(.recordData(.about(slug: "saltmarsh"), .json)).status == 404)
        #expect(try PagesTests.render(.record(.said(slug: "no-such"))).status == 404)
        let moved = try PagesTests.render(.record(.about(slug: "orla-finch")))
        #expect(moved.status == 302 && moved.location == "/topic/orla-finch/said/")
        #expect(try PagesTests.render(.statement(SamplePaper.id(99))).status == 404)
        #expect(try PagesTests.render(.statementData(SamplePaper.id(99))).status == 404)
        var merged = PagesTests.sample
        merged.moved["topic/finch"] = "orla-finch"
        #expect(try PagesTests.render(.record(.said(slug: "finch")), merged).location == "/topic/orla-finch/said/")
        var former = Self.sides
        former.one = "finch"
        #expect(try PagesTests.render(.sides(former), merged).location == PageKey.sides(Self.sides).address)
        former.other = "orla-finch"
        #expect(try PagesTests.render(.sides(former), merged).location == "/topic/flood-defence/record/")
    }

    @Test func twoSidesArePagedTogether() throws {
        var sample = PagesTests.sample
        let model = sample.onRecord[0]
        sample.onRecord = (1...100).map { number in
            var statement = model.statement
            statement.said = ImpreciseDate(Day(daysSince1970: 20_000 + number / 3))
            let copy = Statement(
                id: SamplePaper.id(number), story: statement.story, speaker: SamplePaper.id(number % 4 == 0 ? 4 : 3), kind: .direct,
                content: .verbatim("Words \(number)."), said: statement.said, topics: model.topics.map(\.id))
            return PublishedStatement(
                statement: copy, speaker: sample.topicSummaries([number % 4 == 0 ? 4 : 3])[0], outlets: [], topics: model.topics,
                story: model.story, day: Day(daysSince1970: 20_000 + number / 3))
        }
        var seen: [String] = []
        var next: PageKey? = .sides(Self.sides)
        while let key = next {
            let text = try PagesTests.text(key, sample)
            seen += text.matches(of: /: Words (\d+)\./).map { String($0.output.1) }
            next = nil
            if let link = text.firstMatch(
                of: /\/topic\/flood-defence\/record\/\?one=orla-finch&(?:amp;)?other=harbour-board&(?:amp;)?after=[0-9a-f_-]+$/
                    .anchorsMatchLineEndings()),
                case .page(let key) = PageAddressTests.read(String(link.output).replacing("&amp;", with: "&"))
            {
                next = key
            }
        }
        #expect(Set(seen).count == 100 && seen.count == 100)
    }

    @Test func whatAStrangerSaidRunsInNoTable() throws {
        let table = String(decoding: try PagesTests.render(.recordData(.all, .csv)).body, as: UTF8.self)
        #expect(table.contains("\"'=I have seen \"\"no offer\"\", none.\""))
        #expect(table.hasPrefix("id,url,said,precision,speaker,") && table.hasSuffix("\r\n"))
        #expect(table.components(separatedBy: "\r\n").count == 7)
    }

    @Test func theFileOfAStatementSaysWhatIsKnownAndNoMore() throws {
        let first = try json(.statementData(SamplePaper.statements[0]))
        #expect(first["words"] as? String == "This is impossible, The board has never traded a gate, & it never will.")
        #expect(first["sense"] == nil && first["said"] as? String == "2025-02-12" && first["precision"] as? String == "day")
        #expect((first["links"] as? [[String: String]])?.map { $0["kind"] ?? "" } == ["retracts", "contradicts"])
        #expect((first["links"] as? [[String: String]])?.map { $0["direction"] ?? "" } == ["to", "from"])
        let unnamed = try json(.statementData(SamplePaper.statements[3]))
        #expect(unnamed["speaker"] == nil && unnamed["attribution"] as? String == "anonymous" && unnamed["said"] == nil)
        let all = try json(.recordData(.all, .json))
        #expect((all["statements"] as? [Any])?.count == 5 && all["next_url"] == nil)
    }

    @Test func aQuotationIsOneOnlyWhereTheWordsAreTheSpeakersOwn() throws {
        func type(_ number: Int) throws -> String? {
            let page = try PagesTests.text(.statement(SamplePaper.statements[number]))
            let json = try #require(page.firstMatch(of: /<script type="application\/ld\+json">(.*)<\/script>/)).output.1
            return (try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])?.first?["@type"] as? String
        }
        #expect(try type(0) == "Quotation")
        #expect(try type(1) == "Claim")
    }

    @Test func aFullListOfDataGoesOn() throws {
        var sample = PagesTests.sample
        let model = sample.onRecord[0]
        sample.onRecord = (1...201).map { number in
            let statement = Statement(
                id: SamplePaper.id(number), story: model.statement.story, speaker: model.speaker?.id, kind: .direct,
                content: .verbatim("Words \(number)."))
            return PublishedStatement(
                statement: statement, speaker: model.speaker, outlets: [], topics: [], story: model.story, day: model.day)
        }
        let page = try PagesTests.render(.recordData(.all, .csv), sample)
        let address = try #require(page.links?.firstMatch(of: /<https:\/\/courier.example([^>]*)>; rel="next"/)).output.1
        guard case .page(let next) = PageAddressTests.read(String(address)) else { return #expect(Bool(false), "\(address)") }
        let rest = String(decoding: try PagesTests.render(next, sample).body, as: UTF8.self)
        #expect(rest.components(separatedBy: "\r\n").count == 3 && rest.contains("Words 1."))
        #expect(try PagesTests.render(next, sample).links == nil)
    }
}
