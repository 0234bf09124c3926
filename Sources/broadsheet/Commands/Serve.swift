import Archive
import ArgumentParser
import Editorial
import Foundation
import Glibc
import Logging
import Media
import NIOCore
import Newsroom
import Outbound
import Rendering
import ServiceLifecycle
import Site
import UnixSignals
import Wire

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the paper to readers, and publish on time.",
        discussion: """
            EXAMPLE
              broadsheet serve --data /srv/paper --site-url https://paper.example --site-port 8080
            """)

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.resolved()
        OpenFiles.allowMost()
        Heaps.keepFew()
        if let count = Processors.allowed { NIOSingletons.groupLoopCountSuggestion = count }
        let newsroom = try await OpenNewsroom.open(settings)
        let logger = Logger(label: "broadsheet") { StreamLogHandler.standardError(label: $0) }
        let heard = try await newsroom.archive.read { try $0.trail.latestChange() }
        let theme = try newsroom.theme()
        let site = Site(
            paper: settings.paper, theme: theme, archive: newsroom.published, media: newsroom.media,
            cacheLimit: settings.pageCache, streamLimit: settings.eventStreams, sharedCache: settings.sharedCache?.cache,
            logger: logger, mirrorKey: { MirrorKeyFile.publicFile(settings) })
        let wakening = Wakening()
        // In this order: what the cache in front fetches again must be new.
        let hear: @Sendable (Change) -> Void = { change in
            site.hear(change)
            wakening.wake()
        }
        let editorial = newsroom.editorial(announce: hear)
        let desk = DeskOpening(newsroom: newsroom, editorial: editorial, theme: theme, logger: logger)
        let invitation = try await desk.invitation()
        let hotPages = HotPagesFile(file: settings.data.appendingPathComponent("hot-pages.txt"))
        let hasDoor = DoorSocket.isPossible(in: settings.data)
        let announcement = Announcement(of: hasDoor ? [.site, .desk, .door] : [.site, .desk]) { ports in
            print("The paper: http://\(settings.siteHost):\(ports[.site] ?? settings.sitePort)/")
            print(invitation)
            // Also where standard output is a file or a pipe: somebody is waiting for the address.
            fflush(nil)
            if let pages = hotPages.read(logger) { site.warm(pages) }
        }
        let application = SiteServer.application(site, host: settings.siteHost, port: settings.sitePort, logger: logger) {
            await announcement.listens(.site, port: $0)
        }
        var parts: [any Service] = [
            application, try await desk.application { await announcement.listens(.desk, port: $0) },
            Publishing(scheduler: Scheduler(editorial), logger: logger),
            Listening(archive: newsroom.archive, hear: hear, heard: heard, logger: logger),
            NotingHotPages(site: site, file: hotPages, logger: logger),
            LookingForLikeness(archive: newsroom.archive, logger: logger),
            Counting(archive: newsroom.archive, reads: site.reads, zone: settings.paper.timeZone, logger: logger),
            Developing(newsroom: newsroom, editorial: editorial, darkroom: try newsroom.darkroom(inBackground: true), logger: logger),
            Drawing(
                archive: newsroom.archive, editorial: editorial, darkroom: try newsroom.darkroom(inBackground: true), media: newsroom.media,
                paper: settings.paper, logger: logger),
            try readingAloud(newsroom, editorial, logger: logger),
        ]
        let reader = PageReaderProcess(executable: try OwnProgram.path(), arguments: ["read-pages"])
        let fetcher = CardFetcher(Outbound(settings), reader, zone: settings.paper.timeZone)
        let cards = LinkFetching(editorial) { url throws(LinkFailure) in try await fetcher.fetch(url) }
        parts.append(FetchingElsewhere(fetching: cards, complaint: "pages for story cards could not be fetched", logger: logger))
        let copier = EvidenceFetcher(Outbound(settings), newsroom.media)
        let evidence = EvidenceFetching(editorial) { url throws(LinkFailure) in try await copier.copy(url) }
        parts.append(FetchingElsewhere(fetching: evidence, complaint: "evidence could not be copied", logger: logger))
        let webhooks = WebhookDelivery(archive: newsroom.archive, editorial: editorial, outbound: Outbound(settings))
        parts.append(WebhookDelivering(delivery: webhooks, archive: newsroom.archive, logger: logger))
        if let hub = settings.paper.syndication.hub {
            let announcer = HubAnnouncer(
                hub: hub, siteURL: settings.paper.siteURL, archive: newsroom.archive, outbound: try Outbound(settings, to: hub))
            parts.append(HubAnnouncing(announcer: announcer, logger: logger))
        }
        if let place = settings.sharedCache {
            parts.append(try purging(place, newsroom, theme, wakening, logger: logger))
        }
        if hasDoor {
            let door = OpenDoor(newsroom: newsroom, editorial: editorial)
            parts.append(DoorSocket.application(door, data: settings.data, logger: logger) { await announcement.listens(.door) })
        }
        let services = ServiceGroup(
            configuration: .init(
                services: parts.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        do {
            try await services.run()
        } catch {
            throw CommandFailure(
                "the paper cannot be served on \(settings.siteHost):\(settings.sitePort), or the desk on \(settings.desk.host):"
                    + "\(settings.desk.port): \(error)")
        }
        await newsroom.close()
    }

    private func purging(
        _ place: SharedCachePlace, _ newsroom: OpenNewsroom, _ theme: Theme, _ wakening: Wakening, logger: Logger
    ) throws -> CachePurging {
        let mark = try PagesMark(newsroom.settings, theme: theme)
        let purger = CachePurger(
            place, archive: newsroom.archive, outbound: try Outbound(newsroom.settings, to: place.address),
            wantsEverything: !mark.isAsBefore)
        return CachePurging(purger: purger, wakening: wakening, hasBegun: { mark.keep() }, logger: logger)
    }

    private func readingAloud(_ newsroom: OpenNewsroom, _ editorial: Editorial, logger: Logger) throws -> ReadingAloud {
        let settings = newsroom.settings
        let narrator = Narrator(voices: settings.voices, pronunciations: try settings.pronunciations(), media: newsroom.media)
        return ReadingAloud(
            archive: newsroom.archive, editorial: editorial, narrator: narrator, voices: settings.voices, media: newsroom.media,
            paper: settings.paper, logger: logger)
    }
}

/// How many files and connections this process may have open.
private enum OpenFiles {
    /// Shells and systemd give 1,024 unless asked; readers who follow the paper need one each.
    static func allowMost() {
        var limits = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits) == 0, limits.rlim_cur < limits.rlim_max else { return }
        limits.rlim_cur = limits.rlim_max
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits)
    }
}

/// Publishes what is due, as long as the program runs.
private struct Publishing: Service {
    let scheduler: Scheduler
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await scheduler.run { logger.error("publishing on time failed and is tried again", metadata: ["error": "\($0)"]) }
        }
    }
}
