import HTTPTypes
import Web

extension WebRequest {
    /// A request of the site with the headers that it looks at.
    init(
        method: String = "GET", path: String, query: String = "", acceptEncoding: String = "", ifNoneMatch: String = "",
        ifModifiedSince: String = "", userAgent: String = "", purpose: String = "", lastEventID: String = "", range: String = "",
        ifRange: String = ""
    ) {
        var headers = HTTPFields()
        for (name, value) in [
            (HTTPField.Name.acceptEncoding, acceptEncoding), (.ifNoneMatch, ifNoneMatch), (.ifModifiedSince, ifModifiedSince),
            (.userAgent, userAgent), (WebHeader.secPurpose, purpose), (WebHeader.lastEventID, lastEventID), (.range, range),
            (.ifRange, ifRange),
        ] where !value.isEmpty { headers[name] = value }
        self.init(method: method, path: path, query: query, headers: headers)
    }
}
