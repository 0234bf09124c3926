import Newsroom
import Web

/// The API's description, for whoever can reach the desk: it says nothing of this newsroom but its name.
enum DescriptionRoute {
    static let path = API.root + "/openapi.json"

    static let route = Route(.get, path, for: .anybody) { visit in
        let description = OpenAPI.description(of: API.operations, paper: visit.desk.settings.paper.name, at: visit.desk.settings.origin)
        let tag = description.tag
        if visit.request.has(tag: tag) { return WebAnswer(status: 304, headers: [("ETag", tag)]) }
        return WebAnswer(
            status: 200, headers: [("Content-Type", "application/json"), ("ETag", tag), ("Cache-Control", "no-cache")],
            body: description.bytes())
    }
}
