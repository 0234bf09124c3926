import ArgumentParser
import Foundation
import Newsroom

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Keep the tokens by which scripts use the desk's API.",
        discussion: """
            EXAMPLE
              broadsheet token add --user ada@paper.example --scope read --scope write
            """,
        subcommands: [Add.self, List.self, Revoke.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token and print it, this once.",
            discussion: """
                A token lets a script act for an account: in its scopes (\(Self.scopes)), and never beyond what the account itself may.

                EXAMPLE
                  broadsheet token add --user ada@paper.example --scope read --scope write --name "Weather desk"
                """)

        private static let scopes = AccessToken.Scope.allCases.map(\.rawValue).joined(separator: ", ")

        @Option(help: "The account's e-mail address.") var user: String
        @Option(help: "What it may do; say it several times for several.") var scope: [String]
        @Option(help: "What it is for.") var name = "Made at the command line"
        @Option(help: "For how many days it is good, 366 at most.") var days = 90
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            let scopes = try scope.map { text in
                guard let scope = AccessToken.Scope(rawValue: text) else {
                    throw CommandFailure("--scope: \"\(text.prefix(40))\" is none of \(Self.scopes)")
                }
                return scope
            }
            try await options.perform(.addToken(email: user, name: name, scopes: scopes, days: days))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the tokens that can be used: identifier, account, name, scopes, end, last use.",
            discussion: """
                EXAMPLE
                  broadsheet token list --user ada@paper.example
                """)

        @Option(help: "The account's e-mail address; without it, all accounts.") var user: String?
        @OptionGroup var options: SettingsOptions

        func run() async throws { try await options.list(.tokens(email: user)) }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a token at once.",
            discussion: """
                EXAMPLE
                  broadsheet token revoke 0190f3a1-5b7e-7c00-8000-000000000000
                """)

        @Argument(help: "The token's identifier, as broadsheet token list names it.") var token: String
        @OptionGroup var options: SettingsOptions

        func run() async throws {
            guard let id = AccessToken.ID(token) else {
                throw CommandFailure("\"\(token.prefix(40))\" is no identifier; broadsheet token list has them")
            }
            try await options.perform(.revokeToken(id))
        }
    }
}
