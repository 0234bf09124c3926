import ArgumentParser
import Media

/// The child process in which pictures are decoded; whatever takes photographs in starts it.
struct DevelopPictures: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "develop-pictures", shouldDisplay: false)

    func run() {
        PictureWorker.run()
    }
}
