import Foundation
import Logging
import ServiceLifecycle
import Site

/// Where the addresses of the pages that are asked for most outlive the program: `hot-pages.txt` in the node's data folder.
struct HotPagesFile: Sendable {
    let file: URL

    /// What is asked for most, as it was noted last; nil where there is none. What is broken is a line in the log, and the start a cold one.
    func read(_ logger: Logger) -> HotPages? {
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        guard let handle = FileHandle(forReadingAtPath: file.path), let data = try? handle.read(upToCount: HotPages.longest + 1),
            let pages = HotPages(text: [UInt8](data))
        else {
            logger.warning("no pages are made ready: the file of hot pages is none", metadata: ["file": "\(file.path)"])
            return nil
        }
        return pages
    }

    /// Whole or not at all.
    func write(_ pages: HotPages) throws { try Data(pages.text.utf8).write(to: file, options: .atomic) }
}

/// Notes now and then, and at the end, which pages are asked for most.
struct NotingHotPages: Service {
    let site: Site
    let file: HotPagesFile
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var noted: HotPages?
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(60))
                // Where nobody has asked for anything yet, what was noted before says more.
                guard let pages = site.hotPages, !pages.pages.isEmpty, pages != noted else { continue }
                do {
                    try file.write(pages)
                    noted = pages
                } catch {
                    logger.warning("the file of hot pages could not be written", metadata: ["error": "\(error)"])
                }
            }
        }
    }
}
