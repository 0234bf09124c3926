import Newsroom

/// The description of operations: OpenAPI 3.1, made from the table that the desk itself goes by.
enum OpenAPI {
    private static let words = """
        What the screens of the desk do, for scripts. A token is made at the desk (Account) or by broadsheet token add, and sent as \
        Authorization: Bearer. It never does more than its account may. Whatever is made gets its identifier from the client (a UUID, \
        best of version 7) and is made by PUT, so that asking twice is the same as asking once. What is changed is named by the ETag \
        of what was read (If-Match). Lists come in pages, each with the cursor of the next. Errors are problem details (RFC 9457). \
        Answers may have more members in a later version.
        """

    static func description(of operations: [APIOperation], paper: String, at origin: String) -> JSONValue {
        var components: [String: JSONValue] = [:]
        var paths: [JSONValue.Member] = []
        for path in operations.map(\.path).uniqued {
            let here = operations.filter { $0.path == path }
            paths.append(
                .init(path, .object(parameters(of: path) + here.map { .init($0.method.rawValue.lowercased(), operation($0, &components)) }))
            )
        }
        paths.append(.init("/openapi.json", ["get": itself]))
        return [
            "openapi": "3.1.0",
            "info": ["title": .string("The desk of \(paper)"), "version": "1", "description": .string(words)],
            "servers": [["url": .string(origin + API.root)]],
            "security": [["token": []]],
            "paths": .object(paths),
            "components": [
                "schemas": .object(components.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) }),
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description": "The scopes that an operation asks for stand in its security: read, write, publish, administer.",
                    ]
                ],
            ],
        ]
    }

    private static let itself: JSONValue = [
        "operationId": "getDescription", "summary": "This description", "security": [],
        "responses": ["200": ["description": "OpenAPI 3.1.", "content": ["application/json": ["schema": ["type": "object"]]]]],
    ]

    /// Of what a path names by something other than an identifier.
    private static let schemas: [String: Schema] = [
        "revision": .revision, "stage": .stage, "fingerprint": .fingerprint, "key": .line(1...64),
    ]

    private static func parameters(of path: String) -> [JSONValue.Member] {
        let names = RoutePath(path).names
        guard !names.isEmpty else { return [] }
        var ignored: [String: JSONValue] = [:]
        let parameters = names.map { name -> JSONValue in
            let schema: Schema = Self.schemas[name] ?? .identifier
            return ["name": .string(name), "in": "path", "required": true, "schema": schema.json(&ignored, isAnswer: false)]
        }
        return [.init("parameters", .array(parameters))]
    }

    private static func operation(_ operation: APIOperation, _ components: inout [String: JSONValue]) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("operationId", .string(operation.name)), .init("summary", .string(operation.summary)),
            .init("security", [["token": [.string(operation.access.scope.rawValue)]]]),
        ]
        if !operation.about.isEmpty { members.append(.init("description", .string(operation.about))) }
        let parameters = operation.query.map { parameter -> JSONValue in
            [
                "name": .string(parameter.name), "in": "query", "description": .string(parameter.about),
                "schema": parameter.schema.json(&components, isAnswer: false),
            ]
        }
        let headers = operation.conditionHeaders
        if !parameters.isEmpty || !headers.isEmpty { members.append(.init("parameters", .array(parameters + headers))) }
        if let body = body(of: operation, &components) { members.append(.init("requestBody", body)) }
        members.append(.init("responses", responses(of: operation, &components)))
        return .object(members)
    }

    private static func body(of operation: APIOperation, _ components: inout [String: JSONValue]) -> JSONValue? {
        switch operation.body {
        case .none: return nil
        case .json(let schema, _):
            let json = schema.json(&components, isAnswer: false)
            return ["required": true, "content": ["application/json": ["schema": json]]]
        case .file(let types, _):
            return ["required": true, "content": .object(types.map { .init($0, [:]) })]
        }
    }

    private static func responses(of operation: APIOperation, _ components: inout [String: JSONValue]) -> JSONValue {
        var members = operation.answers.map { answer -> JSONValue.Member in
            var parts: [JSONValue.Member] = [.init("description", .string(answer.about))]
            if answer.hasTag {
                parts.append(
                    .init("headers", ["ETag": ["required": true, "schema": ["type": "string", "pattern": "^\"[A-Za-z0-9_-]+\"$"]]]))
            }
            if let schema = answer.schema {
                parts.append(.init("content", ["application/json": ["schema": schema.json(&components, isAnswer: true)]]))
            }
            return .init("\(answer.status)", .object(parts))
        }
        if operation.condition == .reading { members.append(.init("304", ["description": "It is as you know it."])) }
        let problem = APIProblem.schema.json(&components, isAnswer: true)
        for kind in APIProblem.kinds where operation.problems.contains(kind.status) {
            members.append(
                .init(
                    "\(kind.status)",
                    ["description": .string(kind.title + "."), "content": ["application/problem+json": ["schema": problem]]]))
        }
        return .object(members)
    }
}

extension APIOperation {
    /// The statuses that it may answer with where something goes wrong.
    var problems: Set<Int> {
        var statuses: Set<Int> = [401, 403, 422, 429, 500, 503]
        if path.contains("{") { statuses.insert(404) }
        if case .json = body { statuses.insert(400) }
        if largestBody > 0 { statuses.formUnion([404, 413, 415]) }
        if method != .get { statuses.insert(409) }
        if condition == .changing { statuses.formUnion([412, 428]) }
        return statuses
    }

    fileprivate var conditionHeaders: [JSONValue] {
        func header(_ name: String, _ about: String) -> JSONValue {
            ["name": .string(name), "in": "header", "description": .string(about), "schema": ["type": "string"]]
        }
        return switch condition {
        case .none: []
        case .reading: [header("If-None-Match", "The ETag of what is known already.")]
        case .changing: [header("If-Match", "The ETag of what was read. None is needed to make something.")]
        }
    }
}

extension [String] {
    /// Each once, in order.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
