import ArgumentParser
import Foundation
import Newsroom

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Keep the accounts of the desk.",
        discussion: """
            EXAMPLE
              broadsheet user add ada@paper.example --name "Ada Example" --role editor < password.txt
            """,
        subcommands: [Add.self, List.self, Link.self, ResetSecondFactor.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open an account; the password comes from standard input.",
            discussion: """
                EXAMPLE
                  broadsheet user add ada@paper.example --name "Ada Example" --role editor < password.txt
                """)

        @Argument(help: "The e-mail address to sign in with.") var email: String
        @Option(help: "The person's name.") var name: String
        @Option(help: "\(Role.allCases.map(\.rawValue).joined(separator: ", ")).") var role: String
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            guard let role = Role(rawValue: role) else {
                throw CommandFailure("--role: \"\(role.prefix(40))\" is none of \(Role.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            let settings = try options.resolved()
            if isatty(FileHandle.standardInput.fileDescriptor) == 1 { print("Password (15 characters or more), then Enter:") }
            guard let password = readLine(strippingNewline: true) else {
                throw CommandFailure("no password came from standard input: broadsheet user add … < password.txt")
            }
            let door = try await OpenDoor.find(settings)
            let answer = try await door.perform(.addUser(email: email, name: name, role: role, password: password))
            await door.close()
            switch answer {
            case .added(let account): print("\(account.email) may sign in as \(account.role.rawValue).")
            case .refused(let reason): throw CommandFailure(reason)
            default: throw CommandFailure("the server answered something else")
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the accounts.",
            discussion: """
                EXAMPLE
                  broadsheet user list --data /srv/paper
                """)

        @OptionGroup var options: SettingsOptions

        func run() async throws {
            let door = try await OpenDoor.find(options.resolved())
            let answer = try await door.perform(.users)
            await door.close()
            switch answer {
            case .accounts(let accounts):
                for account in accounts {
                    print("\(account.email)\t\(account.name)\t\(account.role.rawValue)\t\(account.status.rawValue)")
                }
            case .refused(let reason): throw CommandFailure(reason)
            default: throw CommandFailure("the server answered something else")
            }
        }
    }

    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a link, good once and for a day, by which an account chooses a new password.",
            discussion: """
                EXAMPLE
                  broadsheet user link ada@paper.example
                """)

        @Argument(help: "The account's e-mail address.") var email: String
        @OptionGroup var options: SettingsOptions

        func run() async throws { try await UserCommand.ask(.userLink(email: email), options) }
    }

    struct ResetSecondFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset-second-factor",
            abstract: "Take all second factors from an account whose owner has lost them, and sign it out everywhere.",
            discussion: """
                EXAMPLE
                  broadsheet user reset-second-factor ada@paper.example
                """)

        @Argument(help: "The account's e-mail address.") var email: String
        @OptionGroup var options: SettingsOptions

        func run() async throws { try await UserCommand.ask(.resetSecondFactors(email: email), options) }
    }

    /// Has something done and prints the line that says so.
    private static func ask(_ request: DoorRequest, _ options: SettingsOptions) async throws {
        let door = try await OpenDoor.find(options.resolved())
        let answer = try await door.perform(request)
        await door.close()
        switch answer {
        case .done(let line): print(line)
        case .refused(let reason): throw CommandFailure(reason)
        default: throw CommandFailure("the server answered something else")
        }
    }
}
