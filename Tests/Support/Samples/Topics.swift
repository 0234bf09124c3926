package import Newsroom

extension Topic {
    package static let harbour = Topic(
        id: .sample(301), kind: .place, name: "Vellmouth harbour", slug: "vellmouth-harbour", summary: "Where the ferries land.",
        aliases: ["The docks", "Гавань"])
    package static let ferryCompany = Topic(id: .sample(302), kind: .organisation, name: "Sound Ferries", slug: "sound-ferries")
    package static let adaWren = Topic(id: .sample(303), kind: .person, name: "Ada Wren", slug: "ada-wren")
    package static let tides = Topic(id: .sample(304), kind: .theme, name: "Tides", slug: "tides")
    package static let regatta = Topic(id: .sample(305), kind: .event, name: "Winter regatta", slug: "winter-regatta")

    package static let samples = [harbour, ferryCompany, adaWren, tides, regatta]
}

extension Outlet {
    package static let soundGazette = Outlet(
        id: .sample(401), name: "The Sound Gazette", kind: .newspaper, note: "Weekly paper of the north shore")
    package static let harbourRadio = Outlet(id: .sample(402), name: "Harbour Radio", kind: .broadcaster)
}
