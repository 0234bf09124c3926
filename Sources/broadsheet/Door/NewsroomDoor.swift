import Archive
import Editorial
import Foundation
import Newsroom
import Wire

/// What the command line asks of a newsroom: done here where nobody else has it open, by the server where one is running.
protocol NewsroomDoor: Sendable {
    func perform(_ request: DoorRequest) async throws -> DoorAnswer
    func close() async
}

/// One thing asked for, as JSON carries it to a running server.
enum DoorRequest: Codable, Sendable {
    /// `rehearses`: say what would become of it, and change nothing.
    /// `section` is a slug.
    case importStory(StoryRecord, publishes: Bool, rehearses: Bool, section: String?)
    case paper
    case live(LiveRequest)
    case addUser(email: String, name: String, role: Role, password: String)
    case users
    /// A link by which the account chooses a new password.
    case userLink(email: String)
    case resetSecondFactors(email: String)
    case addToken(email: String, name: String, scopes: [AccessToken.Scope], days: Int)
    /// Of one account, or of all.
    case tokens(email: String?)
    case revokeToken(AccessToken.ID)
    case addSection(name: String, slug: String, summary: String, position: Int)
    case sections
    case front
    case arrangeFront(FrontByName)
    case savePackage(PackageByName)
    case packages
    /// The files lie in the media store already.
    case savePhotograph(PhotographRecord, original: String)
    case photographs(before: Photograph.ID?, limit: Int)
    /// Fetch the page anew that story cards lead to.
    case refreshCard(url: String)
    /// Stories by their addresses, or by identifier where they have none yet.
    case linkTranslations([String])
    case unlinkTranslation(String)
    case translations(of: String)
    case contributors
    /// A slug, and an identifier; nil takes the portrait away.
    case setPortrait(contributor: String, photograph: String?)
}

enum DoorAnswer: Codable, Sendable {
    case imported(ImportReport.Outcome)
    /// The newsroom's zone by its IANA name: times on a page are times there.
    case paper(timeZone: String)
    /// What was done, in lines.
    case live([String])
    case added(Account)
    case accounts([Account])
    /// One line: what was done.
    case done(String)
    /// A list for people and scripts: a thing a line, its parts between tabs.
    case lines([String])
    case front(FrontLines)
    case saved
    case photographs([PhotographEntry])
    /// One line: why it was not done.
    case refused(String)

    struct Account: Codable, Sendable {
        var email: String
        var name: String
        var role: Role
        var status: User.Status

        init(_ user: User) {
            (email, name, role, status) = (user.email, user.name, user.role, user.status)
        }
    }
}

/// Does what is asked on an open newsroom, as the operator.
struct OpenDoor: NewsroomDoor {
    let newsroom: OpenNewsroom
    let editorial: Editorial

    func perform(_ request: DoorRequest) async throws -> DoorAnswer {
        do {
            switch request {
            case .importStory(let record, let publishes, let rehearses, let section):
                let act = ImportStory(
                    record.story, publishes: publishes, language: newsroom.settings.paper.language,
                    section: try await self.section(slug: section))
                let outcome =
                    rehearses
                    ? try await editorial.rehearse(act, as: User.operator.id) : try await editorial.perform(act, as: User.operator.id)
                return .imported(ImportReport.Outcome(outcome))
            case .live(let request): return .live(try await perform(request))
            case .paper: return .paper(timeZone: newsroom.settings.paper.timeZone.identifier)
            case .addUser(let email, let name, let role, let password):
                let user = User(id: IdentifierSource().next(), email: email, name: name, role: role)
                return .added(.init(try await editorial.perform(AddUser(user, password: password), as: User.operator.id)))
            case .userLink(let email): return try await link(email)
            case .resetSecondFactors(let email):
                let user = try await account(email)
                try await editorial.perform(ResetSecondFactors(user.id), as: User.operator.id)
                return .done("\(user.email) has no second factor any more and is signed out everywhere.")
            case .addToken(let email, let name, let scopes, let days):
                return try await addToken(for: email, name: name, scopes: scopes, days: days)
            case .tokens(let email): return try await tokens(of: email)
            case .revokeToken(let id):
                try await editorial.perform(RevokeToken(id), as: User.operator.id)
                return .done("The token opens nothing any more.")
            case .refreshCard(let url):
                try await editorial.perform(RefreshCard(url: url), as: User.operator.id)
                return .done("The page is fetched anew by the server.")
            case .linkTranslations(let stories): return try await linkTranslations(stories)
            case .unlinkTranslation(let story): return try await unlinkTranslation(story)
            case .translations(let story): return try await translations(of: story)
            case .contributors: return try await contributors()
            case .setPortrait(let contributor, let photograph): return try await setPortrait(of: contributor, to: photograph)
            case .users:
                let users = try await newsroom.archive.read { try $0.users.all() }
                return .accounts(users.filter { $0.id != User.operator.id }.map(DoorAnswer.Account.init))
            case .addSection(let name, let slug, let summary, let position):
                return try await addSection(name: name, slug: slug, summary: summary, position: position)
            case .sections: return try await sections()
            case .front: return try await front()
            case .arrangeFront(let wish): return try await arrange(wish)
            case .savePackage(let wish): return try await save(wish)
            case .packages: return try await packages()
            case .savePhotograph(let record, let original):
                try await editorial.perform(SavePhotograph(record.photograph, original: original), as: User.operator.id)
                return .saved
            case .photographs(let id, let limit):
                return .photographs(
                    try await newsroom.archive.read { records in
                        try records.photographs.newest(before: id, limit: limit).map {
                            PhotographEntry($0, state: try records.renditions.state(of: $0.id))
                        }
                    })
            }
        } catch let error as NewsroomError {
            return .refused(error.description)
        } catch let error as EngineError {
            return .refused(error.inWords)
        }
    }

    private func section(slug: String?) async throws -> Section.ID? {
        guard let slug else { return nil }
        guard let section = try await newsroom.archive.read({ try $0.sections.find(slug: slug) }) else {
            throw NewsroomError.notFound("section \(slug.prefix(80))")
        }
        return section.id
    }

    func close() async { await newsroom.close() }
}

extension OpenDoor {
    /// The newsroom itself, or the server that has it open.
    static func find(_ settings: NewsroomSettings) async throws -> any NewsroomDoor {
        do {
            let newsroom = try await OpenNewsroom.open(settings)
            return OpenDoor(newsroom: newsroom, editorial: newsroom.editorial())
        } catch let failure as NewsroomIsServed {
            guard let server = ServedDoor(socket: DoorSocket.path(in: settings.data)) else {
                throw CommandFailure(failure.description)
            }
            return server
        }
    }
}

/// Another process has the newsroom open for writing.
struct NewsroomIsServed: Error, CustomStringConvertible {
    let description: String
}

extension ImportReport.Outcome {
    init(_ outcome: ImportStory.Outcome) {
        switch outcome {
        case .created: self = .created
        case .unchanged: self = .unchanged
        case .updated: self = .updated
        }
    }
}
