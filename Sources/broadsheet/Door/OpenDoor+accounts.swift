import Archive
import Credentials
import Editorial
import Newsroom

extension OpenDoor {
    func account(_ email: String) async throws -> User {
        guard let user = try await newsroom.archive.read({ try $0.users.find(email: email) }), user.id != User.operator.id else {
            throw NewsroomError.notFound("an account for \(email.prefix(80))")
        }
        return user
    }

    func link(_ email: String) async throws -> DoorAnswer {
        let user = try await account(email)
        let secret = try Secret()
        try await editorial.perform(RenewLink(user.id, link: secret.hash), as: User.operator.id)
        return .done("\(newsroom.settings.desk.url)/link/\(secret.text)")
    }
}
