import Foundation
import Newsroom

/// Topics and contributors on their own pages.
extension Presenter {
    /// What is known of a topic, each as a label and a value, in the order of a life.
    func facts(of topic: Topic) -> [TemplateValue] {
        var facts: [TemplateValue] = []
        func add(_ name: String, _ value: String, iso: String = "") {
            facts.append([.label: .text(words.fact(name)), .text: .text(value), .iso: .text(iso)])
        }
        let names = Self.names(of: topic.kind)
        for (name, date) in [(names.began, topic.began), (names.ended, topic.ended)] {
            if let date { add(name, words.date(date), iso: date.isApproximate ? "" : date.description) }
        }
        if !topic.place.isEmpty { add("place", topic.place) }
        if let point = topic.coordinates { add("coordinates", Self.text(of: point)) }
        return facts
    }

    private static func names(of kind: Topic.Kind) -> (began: String, ended: String) {
        switch kind {
        case .person: ("born", "died")
        case .organisation: ("founded", "dissolved")
        case .event, .place, .theme: ("began", "ended")
        }
    }

    /// `46.6354° N, 32.6169° E`.
    private static func text(of point: Coordinates) -> String {
        func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
            "\(decimal(abs(value)))° \(value < 0 ? negative : positive)"
        }
        return "\(degrees(point.latitude, "N", "S")), \(degrees(point.longitude, "E", "W"))"
    }

    private static func decimal(_ value: Double) -> String {
        let thousandths = Int((value * 10_000).rounded())
        let rest = String(thousandths % 10_000)
        return "\(thousandths / 10_000).\(String(repeating: "0", count: 4 - rest.count))\(rest)"
    }

    /// Empty where nothing can be searched.
    func searchAddress(topic: String? = nil, author: String? = nil) -> String {
        if isMirror { return "" }
        var query = SearchQuery(text: "")
        query.topic = topic
        query.author = author
        return PageKey.search(query).address
    }

    /// A link of a contributor's, by its host: the address itself is long and says no more.
    static func link(_ address: String) -> TemplateValue {
        let label =
            LinkAddress.isElsewhere(address)
            ? URLComponents(string: address)?.host.map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0 } ?? address
            : String(address.drop { $0 != ":" }.dropFirst())
        return [.url: .text(address), .label: .text(label)]
    }

    // MARK: schema.org

    func topicPage(_ topic: Topic) -> JSON {
        let page = PageKey.topic(slug: topic.slug)
        var about: [(String, JSON)] = [
            ("@type", .string(Self.type(of: topic.kind))), ("name", .string(topic.name)), ("url", .string(absolute(page.path))),
        ]
        if !topic.summary.isEmpty { about.append(("description", .string(topic.summary))) }
        if !topic.aliases.isEmpty { about.append(("alternateName", .array(topic.aliases.map { .string($0) }))) }
        for (name, date) in Self.properties(of: topic) where date.isApproximate == false { about.append((name, .string(date.description))) }
        if !topic.place.isEmpty {
            let name = topic.kind == .event ? "location" : "containedInPlace"
            about.append((name, .object([("@type", .string("Place")), ("name", .string(topic.place))])))
        }
        if let point = topic.coordinates {
            about.append(
                (
                    "geo",
                    .object([
                        ("@type", .string("GeoCoordinates")), ("latitude", .string(String(point.latitude))),
                        ("longitude", .string(String(point.longitude))),
                    ])
                ))
        }
        return collection(topic.name, at: page, description: topic.summary, about: .object(about), path: [(topic.name, page)])
    }

    private static func properties(of topic: Topic) -> [(String, ImpreciseDate)] {
        let names: (String, String)? =
            switch topic.kind {
            case .person: ("birthDate", "deathDate")
            case .organisation: ("foundingDate", "dissolutionDate")
            case .event: ("startDate", "endDate")
            case .place, .theme: nil
            }
        guard let names else { return [] }
        return [(names.0, topic.began), (names.1, topic.ended)].compactMap { name, date in date.map { (name, $0) } }
    }

    static func type(of kind: Topic.Kind) -> String {
        switch kind {
        case .person: "Person"
        case .organisation: "Organization"
        case .place: "Place"
        case .event: "Event"
        case .theme: "Thing"
        }
    }
}
