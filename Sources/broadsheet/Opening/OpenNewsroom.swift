import Archive
import Editorial
import Foundation
import Media
import Newsroom
import Rendering
package import Site

/// A newsroom with its stores open: the one place that names an engine and wires the rooms.
struct OpenNewsroom: Sendable {
    let settings: NewsroomSettings
    let archive: NewsroomArchive
    let media: MediaFolder
    let houseBook: HouseBookFile

    /// Opens the newsroom for writing and brings its schema up to date.
    static func open(_ settings: NewsroomSettings) async throws -> OpenNewsroom {
        do {
            let houseBook = try HouseBookFile(settings.houseBook)
            try settings.makeDataFolder()
            let archive = try await NewsroomArchive(engine(settings), at: Date())
            return OpenNewsroom(
                settings: settings, archive: archive, media: try MediaFolder(settings.media), houseBook: houseBook)
        } catch EngineError.locked(let holder) {
            throw NewsroomIsServed(description: holder)
        } catch let error as EngineError {
            throw CommandFailure(error.inWords)
        } catch let error as CocoaError {
            throw CommandFailure("the data folder \(settings.data.path) cannot be used: \(error.localizedDescription)")
        }
    }

    private static func engine(_ settings: NewsroomSettings, readers: Int = 8) async throws -> any Engine {
        if settings.database.isEmpty { return try SQLiteEngine.open(folder: settings.data) }
        guard settings.database.hasPrefix("postgres://") || settings.database.hasPrefix("postgresql://") else {
            throw CommandFailure("--database: \"\(settings.database.prefix(40))\" is not an address such as postgres://user@host/name")
        }
        return try await PostgreSQLEngine.open(settings.database, readers: readers)
    }

    /// For looking only: takes no lock and changes nothing.
    ///
    /// - Parameter readers: how many may look at once.
    static func engineForReading(_ settings: NewsroomSettings, readers: Int = 1) async throws -> any Engine {
        if settings.database.isEmpty {
            return try SQLiteEngine.openReadingOnly(file: SQLiteEngine.file(in: settings.data), readers: readers)
        }
        return try await engine(settings, readers: readers)
    }

    func editorial(announce: @escaping @Sendable (Change) async -> Void = { _ in }) -> Editorial {
        Editorial(
            archive, zone: settings.paper.timeZone, rules: settings.desk.rules, house: { [houseBook] in houseBook.style },
            announce: announce)
    }

    /// - Parameter inBackground: for what nobody waits for.
    func darkroom(inBackground: Bool = false) throws -> Darkroom {
        Darkroom(media: media, executable: try OwnProgram.path(), limits: inBackground ? PictureLimits.inBackground : PictureLimits.reading)
    }

    var published: any PublishedArchive { PublishedEditions(archive.engine, paper: settings.paper) }

    func theme() throws -> Theme { try settings.readTheme() }

    func close() async { await archive.engine.close() }
}

extension MediaFolder: PublicMedia {
    package func file(named name: String) async throws -> MediaFile? {
        let find: () -> (path: String, size: Int)? = { self.file(named: name) }
        return find().map { MediaFile(path: $0.path, size: $0.size) }
    }
}

extension EngineError {
    /// One line for the person at the command line.
    var inWords: String {
        switch self {
        case .constraint(let what), .failed(let what), .unexpectedValue(let what): "the database refused: \(what)"
        case .unavailable(let what): "the database is not to be had: \(what)"
        case .locked(let what): what
        }
    }
}
