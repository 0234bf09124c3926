import Archive
import ArgumentParser
import Foundation
import Mirror

/// A self-hosted newsroom: write, check, publish, correct and syndicate, with every statement on the record.
@main
struct Broadsheet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "broadsheet",
        abstract: "A self-hosted newsroom.",
        discussion: """
            Every setting is a flag, an environment variable BROADSHEET_… and a key of broadsheet.yaml; the flag wins.

            EXAMPLE
              broadsheet serve --data ./data --site-port 8080
            """,
        version: Version.text,
        subcommands: [
            Serve.self, Import.self, Export.self, Verify.self, CopyDeskCommand.self, Live.self, PhotographCommand.self,
            ContributorCommand.self, UserCommand.self,
            TokenCommand.self,
            SectionCommand.self, FrontCommand.self, PackageCommand.self, TranslationCommand.self, Card.self, Sample.self, Reads.self,
            ThemeCommand.self,
            VoiceCommand.self, Doctor.self, Migrate.self,
            ReadPages.self,
            DevelopPictures.self,
        ])

    /// Any failure is one line on standard error and a status of its own: 64 for wrong use (by the parser), 1 for the rest.
    static func main() async {
        // What the newsroom keeps is for its own account and nobody else.
        umask(0o077)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            FileHandle.standardError.write(Data("broadsheet: \(failure.description)\n".utf8))
            Foundation.exit(1)
        } catch let served as NewsroomIsServed {
            FileHandle.standardError.write(Data("broadsheet: \(served.description)\n".utf8))
            Foundation.exit(1)
        } catch let failure as MirrorFailure {
            FileHandle.standardError.write(Data("broadsheet: \(failure.description)\n".utf8))
            Foundation.exit(1)
        } catch let error as EngineError {
            FileHandle.standardError.write(Data("broadsheet: \(error.inWords)\n".utf8))
            Foundation.exit(1)
        } catch {
            exit(withError: error)
        }
    }
}

enum Version {
    static let text = "0.1.0"
}

/// Why a command could not do its work, and what to do: one line.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
