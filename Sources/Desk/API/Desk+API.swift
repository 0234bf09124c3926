import Archive
import Credentials
import Editorial
import Foundation
import HTTPTypes
import Logging
import Newsroom
import Web

/// A call's way: who asks, how often, whether the token reaches so far, whether what was sent can be taken; then the operation.
/// Cookies open nothing here, so no page elsewhere can make a browser call.
extension Desk {
    /// Calls of one account: so many at once, and 50 a second for as long as one likes.
    private static let allowance = SignInBudget.Allowance(tries: 1_000, refill: 0.02)

    func plan(_ operation: APIOperation, _ request: WebRequest) async -> BodyPlan {
        guard operation.largestBody > Route.largestForm else {
            return operation.largestBody > 0 ? .memory(largest: operation.largestBody) : .unread
        }
        do {
            try await admit(request, to: operation)
        } catch {
            return .refused(.ofDesk(answer(to: error, request), settings))
        }
        return operation.takesFile ? .file(media.newFile(), largest: operation.largestBody) : .memory(largest: operation.largestBody)
    }

    func answer(_ request: WebRequest, _ operation: APIOperation, _ values: [String: String]) async -> WebAnswer {
        do {
            let holder = try await admit(request, to: operation)
            let key = Array("calls \(holder.user.id)".utf8)
            if let seconds = callBudget.take([(key, Self.allowance)], at: now()) { throw APIProblem.tooMany(seconds: seconds) }
            let call = APICall(
                desk: self, request: request, holder: holder, values: values, query: try operation.query(of: request),
                body: try operation.body(of: request))
            return try await operation.run(call)
        } catch {
            return answer(to: error, request)
        }
    }

    func answer(to error: any Error, _ request: WebRequest) -> WebAnswer {
        if let problem = APIProblem(error) { return problem.answer }
        logger.error("a call was not answered", metadata: ["path": "\(request.path)", "error": "\(error)"])
        return APIProblem.unknown.answer
    }

    /// Where no operation is.
    func noOperation(_ request: WebRequest) -> WebAnswer {
        let methods = Routes.methods(request.path)
        return (methods.isEmpty ? APIProblem.notFound("such an operation") : .notThisWay(methods)).answer
    }

    @discardableResult
    private func admit(_ request: WebRequest, to operation: APIOperation) async throws -> TokenHolder {
        guard isForUs(request) else { throw APIProblem.elsewhere("this is the desk of \(settings.origin)") }
        let holder = try await holder(request)
        guard holder.token.scopes.contains(operation.access.scope) else { throw APIProblem.noScope(operation.access.scope) }
        if let right = operation.access.right, !operation.access.isGranted(to: holder.user) { throw NewsroomError.notAllowed(right) }
        try operation.checkType(of: request)
        return holder
    }

    /// - Throws: `APIProblem.noToken` where there is none, or it or its account may not act any longer.
    private func holder(_ request: WebRequest) async throws -> TokenHolder {
        let words = (request.headers[.authorization] ?? "").split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer", let secret = TokenText.secret(String(words[1])) else {
            throw APIProblem.noToken
        }
        let now = now()
        let holder = try await archive.read { records -> TokenHolder? in
            guard let token = try records.accessTokens.find(hash: secret.hash), token.isGood(at: now),
                let user = try records.users.find(token.account), user.status == .active
            else { return nil }
            return TokenHolder(user: user.limited(to: token), token: token)
        }
        guard let holder else { throw APIProblem.noToken }
        if now.timeIntervalSince(holder.token.usedAt ?? .distantPast) >= AccessToken.usedWithin {
            try await archive.write { try $0.accessTokens.used(holder.token.id, at: now) }
        }
        return holder
    }
}

extension WebRequest {
    var isForAPI: Bool { path == "/api" || path.hasPrefix("/api/") }
}

/// What was sent, held to what the operation says.
extension APIOperation {
    fileprivate func checkType(of request: WebRequest) throws {
        let sent = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        let types: [String]
        switch body {
        case .none: return
        case .json: types = ["application/json"]
        case .file(let files, _): types = files
        }
        guard types.contains(sent) else { throw APIProblem.otherMediaType(types) }
    }

    fileprivate func body(of request: WebRequest) throws -> JSONValue {
        guard case .json(let schema, let largest) = body else { return .null }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: request.body, limits: .init(bytes: largest, depth: 2 * DocumentLimits.depth + 8))
        } catch {
            throw APIProblem.notJSON("\(error)")
        }
        let faults = schema.faults(in: value)
        guard faults.isEmpty else { throw APIProblem.invalid(faults) }
        return value
    }

    /// Each parameter once, and none that there is not: a filter that is misspelt would show everything.
    fileprivate func query(of request: WebRequest) throws -> [String: JSONValue] {
        var found: [String: JSONValue] = [:]
        var faults: [FieldFault] = []
        for (name, text) in Form(query: request.query).all {
            guard let parameter = query.first(where: { $0.name == name }) else {
                faults.append(FieldFault(field: String(name.prefix(80)), detail: "there is no such parameter"))
                continue
            }
            let value = parameter.schema.value(of: text)
            if found.updateValue(value, forKey: name) != nil { faults.append(FieldFault(field: name, detail: "is there twice")) }
            faults += parameter.schema.faults(in: value).map { FieldFault(field: name, detail: $0.detail) }
        }
        guard faults.isEmpty else { throw APIProblem.invalid(Array(faults.prefix(Schema.mostFaults))) }
        return found
    }
}

extension Schema {
    /// A parameter's text as the JSON that it stands for.
    fileprivate func value(of text: String) -> JSONValue {
        switch self {
        case .integer: Int(text).flatMap { "\($0)" == text ? .integer($0) : nil } ?? .string(text)
        case .boolean: text == "true" ? true : text == "false" ? false : .string(text)
        default: .string(text)
        }
    }
}
