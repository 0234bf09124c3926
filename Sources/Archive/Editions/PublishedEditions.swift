package import Newsroom

/// The published paper over a database: the site's only way in.
package struct PublishedEditions: PublishedArchive {
    private let engine: any Engine
    /// The newsroom's zone, which decides on what day a story was published.
    private let paper: Paper

    package init(_ engine: any Engine, paper: Paper) {
        self.engine = engine
        self.paper = paper
    }

    package func read<Result: Sendable>(_ body: @escaping @Sendable (any EditionReader) throws -> Result) async throws -> Result {
        let zone = paper.timeZone
        return try await engine.read { connection in
            try body(EditionRecords(connection: connection, zone: zone))
        }
    }
}
