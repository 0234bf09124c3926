import Web

/// One thing that the desk answers: a method, a path, who may ask, and how it is done.
///
/// A route without a declared right cannot be made: the initialisers ask for one, or for an operation, which has one.
package struct Route: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        /// Of the API alone, as the one after it: forms know neither.
        case put = "PUT"
        case delete = "DELETE"
    }

    typealias ScreenWork = @Sendable (Visit, Visitor?) async throws -> WebAnswer

    enum Work: Sendable {
        case screen(ScreenWork)
        case operation(APIOperation)
    }

    package let method: Method
    package let path: RoutePath
    package let access: Access
    /// Bytes that the body may have.
    let largestBody: Int
    /// Whether the body is a file, which goes to disk and not through memory.
    let takesFile: Bool
    let work: Work

    /// Of a form without files.
    static let largestForm = 64 << 10

    /// For who has signed in, at least halfway.
    init(
        _ method: Method, _ path: String, for access: StaffAccess, body: Int = Route.largestForm, asFile takesFile: Bool = false,
        _ answer: @escaping @Sendable (Visit, Visitor) async throws -> WebAnswer
    ) {
        self.method = method
        self.path = RoutePath(path)
        self.access = .staff(access)
        largestBody = method == .get ? 0 : body
        self.takesFile = takesFile
        work = .screen { visit, visitor in
            guard let visitor else { throw Refusal.notSignedIn }
            return try await answer(visit, visitor)
        }
    }

    /// For anybody at all.
    init(
        _ method: Method, _ path: String, for access: OpenAccess, body: Int = Route.largestForm,
        _ answer: @escaping @Sendable (Visit) async throws -> WebAnswer
    ) {
        self.method = method
        self.path = RoutePath(path)
        self.access = .open(access)
        largestBody = method == .get ? 0 : body
        takesFile = false
        work = .screen { visit, _ in try await answer(visit) }
    }

    /// For scripts.
    init(_ operation: APIOperation) {
        method = operation.method
        path = RoutePath(API.root + operation.path)
        access = .token(operation.access)
        largestBody = operation.largestBody
        takesFile = operation.takesFile
        work = .operation(operation)
    }
}

/// Why a request is not even looked at.
enum Refusal: Error {
    case notSignedIn
    /// A form that did not come from a screen of ours, or from one whose session is over.
    case notOurForm
}
