import ArgumentParser
import Wire

/// The child process in which files from outside are read; `import` starts it.
struct ReadPages: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "read-pages", shouldDisplay: false)

    func run() {
        PageReaderWorker.run()
    }
}
