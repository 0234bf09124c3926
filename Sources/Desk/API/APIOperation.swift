package import Newsroom
import Web

/// Who may ask for an operation: the token's scope, and the right that its account has besides, if one is asked for as such.
/// What an act asks for, it asks for itself.
package struct TokenAccess: Hashable, Sendable {
    package let scope: AccessToken.Scope
    package let right: Right?

    /// Reading asks what the account may; whatever else there is, what the token reaches of that.
    func isGranted(to user: User) -> Bool {
        guard let right else { return true }
        return scope == .read ? user.role.rights.contains(right) : user.may(right)
    }
}

/// One thing that the API does: where, for whom, with what, and what it answers. Its route, its checks and its description are
/// made from this, so that none of them can say anything else.
struct APIOperation: Sendable {
    /// Below `/api/v1`.
    let path: String
    let method: Route.Method
    /// As clients made from the description call it.
    let name: String
    let summary: String
    let about: String
    let access: TokenAccess
    let query: [Parameter]
    let body: Body
    let condition: Condition
    let answers: [Answer]
    let run: @Sendable (APICall) async throws -> WebAnswer

    struct Parameter: Sendable {
        let name: String
        let schema: Schema
        let about: String

        init(_ name: String, _ schema: Schema, _ about: String) {
            self.name = name
            self.schema = schema
            self.about = about
        }
    }

    enum Body: Sendable {
        case none
        case json(Schema, largest: Int = Route.largestForm)
        /// Of one of these media types, as it is.
        case file([String], largest: Int)
    }

    /// What of RFC 9110, section 13, it knows.
    enum Condition: Sendable {
        case none
        /// `If-None-Match`: whoever has this version already is not sent it again.
        case reading
        /// `If-Match` must name what is to be changed; making something needs none.
        case changing
    }

    /// What it answers where nothing goes wrong.
    struct Answer: Sendable {
        let status: Int
        let schema: Schema?
        let about: String
        var hasTag = false

        static func ok(_ schema: Schema, _ about: String = "As it stands.", tag: Bool = false) -> Answer {
            Answer(status: 200, schema: schema, about: about, hasTag: tag)
        }

        static func made(_ schema: Schema, tag: Bool = false) -> Answer {
            Answer(status: 201, schema: schema, about: "Made. Asking again is answered in the same way.", hasTag: tag)
        }

        static func done(_ about: String) -> Answer { Answer(status: 204, schema: nil, about: about) }
    }

    init(
        _ method: Route.Method, _ path: String, _ name: String, scope: AccessToken.Scope, right: Right? = nil, _ summary: String,
        about: String = "", query: [Parameter] = [], body: Body = .none, condition: Condition = .none, answers: [Answer],
        _ run: @escaping @Sendable (APICall) async throws -> WebAnswer
    ) {
        (self.method, self.path, self.name, self.summary, self.about) = (method, path, name, summary, about)
        access = TokenAccess(scope: scope, right: right)
        (self.query, self.body, self.condition, self.answers) = (query, body, condition, answers)
        self.run = run
    }

    var largestBody: Int {
        switch body {
        case .none: 0
        case .json(_, let largest), .file(_, let largest): largest
        }
    }

    var takesFile: Bool {
        if case .file = body { true } else { false }
    }
}

/// The one table of what the API does.
enum API {
    static let root = "/api/v1"

    static let operations: [APIOperation] =
        SelfOperations.all + StoryOperations.all + RevisionOperations.all + DifferenceOperations.all + AsideOperations.all
        + CommentOperations.all + RecordOperations.all + NoteOperations.all + RecordLinkOperations.all + EvidenceOperations.all
        + PreviewOperations.all
        + PublishingOperations.all
        + FrontOperations.all
        + PackageOperations.all
        + TopicOperations.all + BackgroundOperations.all + ContributorOperations.all + PhotographOperations.all
        + AssignmentOperations.all + AssignmentActOperations.all + DiaryOperations.all + FollowingOperations.all + PeopleOperations.all
        + SessionOperations.all
        + SectionOperations.all
        + RedirectOperations.all
        + StageOperations.all + SettingsOperations.all + TrailOperations.all + UndoOperations.all + WebhookOperations.all

    static let routes = [DescriptionRoute.route] + operations.map { Route($0) }
}
