package import Foundation
package import Newsroom
package import Rendering

/// Makes and renews a mirror: the whole public paper as files, and afterwards what changed.
///
/// Only the published paper is read, so no draft can get into a file. What comes last is the signed manifest; until then a mirror is
/// being made, and who is broken off goes on where it was.
package struct MirrorExport: Sendable {
    /// The paper's changes, by their numbers.
    package struct Changes: Sendable {
        let latest: @Sendable () async throws -> Int
        let after: @Sendable (_ number: Int, _ limit: Int) async throws -> [Change]

        /// - Parameter after: those above a number, in order.
        package init(
            latest: @escaping @Sendable () async throws -> Int,
            after: @escaping @Sendable (_ number: Int, _ limit: Int) async throws -> [Change]
        ) {
            (self.latest, self.after) = (latest, after)
        }
    }

    let paper: Paper
    let pages: MirrorPages
    let archive: any PublishedArchive
    let changes: Changes
    /// Where the file of a photograph or a recording lies.
    let media: @Sendable (_ name: String) -> String?
    let key: MirrorKey
    let folder: MirrorFolder
    let state: MirrorState
    let fingerprint: String
    let workers: Int
    let now: @Sendable () -> Date
    let progress: @Sendable (MirrorReport) -> Void

    /// - Parameters:
    ///   - state: the path of the file in which it is remembered what was made from what.
    ///   - fingerprint: names everything that pages depend on and no change names: program, theme, settings.
    ///   - workers: how many pages are made at once.
    ///   - progress: told now and then how far it is.
    /// - Throws: `MirrorFailure` where the folder holds what no export of this paper wrote.
    package init(
        paper: Paper, theme: Theme, archive: any PublishedArchive, changes: Changes,
        media: @escaping @Sendable (_ name: String) -> String?, key: MirrorKey, folder: MirrorFolder, state: String, fingerprint: String,
        workers: Int, now: @escaping @Sendable () -> Date = { Date() }, progress: @escaping @Sendable (MirrorReport) -> Void = { _ in }
    ) throws {
        (self.paper, self.archive, self.changes, self.media, self.key) = (paper, archive, changes, media, key)
        (self.folder, self.workers, self.now, self.progress) = (folder, workers, now, progress)
        pages = MirrorPages(paper: paper, theme: theme, now: now)
        self.fingerprint = SHA256(of: Array("\(paper)\n\(key.publicKey.text)\n\(fingerprint)".utf8)).text
        self.state = try MirrorState(file: state)
    }

    /// - Parameter again: whether everything is made again, also where nothing seems to have changed.
    package func run(again: Bool = false) async throws -> MirrorReport {
        var report = MirrorReport()
        let isKnown = try isOurs()
        if try state.mark(.generation) == nil { try state.set([.generation: "0"]) }
        try folder.prepare()
        // What was given up before a run broke off goes first.
        try sweep(&report)
        let isSameHistory = try await isSameHistory()
        let isBrokenOff = try state.mark(.isWhole) == "yes"
        if isKnown, !isBrokenOff, try state.number(.generation) > 0, isSameHistory {
            // First what went: a withdrawal does not wait until everything is made.
            try state.renew(endingBy: now())
            try await drain(&report, isWhole: false)
            try await follow(&report)
        }
        var reason = again ? .asked : try reason(isKnown: isKnown && isSameHistory)
        // What every page shows may change once more meanwhile; what changes all the time waits for the next export.
        for _ in 0..<Self.mostWhole {
            guard let why = reason else { break }
            report.reason = report.reason ?? why
            try await makeWhole(why, isContinued: isBrokenOff && why == .brokenOff, &report)
            try await follow(&report)
            reason = try self.reason(isKnown: true)
        }
        try sign(&report)
        return report
    }

    private static let mostWhole = 3

    package func close() { state.close() }

    // MARK: Whether it may be written to

    /// Whether the folder is the mirror that is remembered; false for an empty one.
    private func isOurs() throws -> Bool {
        let path = MirrorPath(ManifestIndex.path)
        let signed = try path.flatMap { try folder.open($0)?.content(limit: ManifestIndex.largest) }
        if let signed {
            guard let message = SignedMessage(signed), key.publicKey.verifies(message), let index = ManifestIndex(message.message) else {
                throw MirrorFailure(
                    "\(folder.path) holds a mirror that was not signed with this newsroom's key: name another folder, or empty this one")
            }
            // Another machine's state, or an old one, says nothing of these files. The number is noted before the index is written.
            let serial = try state.number(.serial)
            if try state.mark(.generation) != nil, [serial, serial - 1].contains(index.serial) { return true }
            try adopt(index)
            return false
        }
        if try state.mark(.generation) == nil {
            guard try folder.isEmpty() else {
                throw MirrorFailure("\(folder.path) holds files that no export wrote: name an empty folder, or one that is not there yet")
            }
        } else if try folder.isEmpty() {
            return false
        }
        return true
    }

    /// Takes over what a mirror's own manifest says is there: it is made again, and what is no part of it any longer goes.
    private func adopt(_ index: ManifestIndex) throws {
        for part in index.parts {
            guard let path = MirrorPath(ManifestIndex.path(ofPart: part.number)),
                let bytes = try folder.open(path)?.content(limit: part.bytes), let found = ManifestPart(number: part.number, bytes)
            else { continue }
            try state.adopt(found)
        }
        if try state.number(.serial) < index.serial { try state.set([.serial: String(index.serial)]) }
    }

    /// Whether the change up to which the files stand is still the newsroom's: one that was brought back from a copy counts on from there.
    private func isSameHistory() async throws -> Bool {
        guard let stamp = try state.mark(.stamp) else { return true }
        return try await self.stamp(of: state.number(.change)) == stamp
    }

    /// What tells a change from any other with its number.
    private func stamp(of number: Int) async throws -> String {
        guard number > 0, let change = try await changes.after(number - 1, 1).first, change.number == number else { return "none" }
        return Self.stamp(of: change)
    }

    private static func stamp(of change: Change) -> String {
        "\(change.number) \(Int64((change.at.timeIntervalSince1970 * 1000).rounded())) \(change.act)"
    }

    private func reason(isKnown: Bool) throws -> MirrorReport.Reason? {
        guard isKnown else { return .unknown }
        guard let made = try state.mark(.fingerprint) else { return .first }
        guard made == fingerprint else { return .changed }
        return try state.mark(.isWhole) == "yes" ? .brokenOff : nil
    }

    // MARK: Everything

    private func makeWhole(_ reason: MirrorReport.Reason, isContinued: Bool, _ report: inout MirrorReport) async throws {
        var generation = try state.number(.generation)
        if !isContinued {
            generation += 1
            let latest = try await changes.latest()
            if [.unknown, .asked].contains(reason) { try state.distrust() }
            let common = try await archive.read { [pages] reader in try pages.common(from: reader) }
            try state.beginWhole([
                .generation: String(generation), .fingerprint: fingerprint, .isWhole: "yes", .change: String(latest),
                .stamp: try await stamp(of: latest),
                .common: common.map { String(Key.subject($0)) }.joined(separator: " "),
            ])
        }
        progress(report)
        try state.want(try await first(), generation: generation)
        try await drain(&report, isWhole: true)
        for kind in FormerAddress.allCases { try await wantFormer(kind, generation) }
        try await drain(&report, isWhole: true)
        try state.endWhole(generation: generation)
        try sweep(&report)
    }

    private func first() async throws -> [MirrorPath] {
        let languages = try await languageFeeds()
        return MirrorPages.first.compactMap { MirrorPath($0) } + [.notFound].compactMap(\.self) + pages.themeFiles + languages
    }

    private func languageFeeds() async throws -> [MirrorPath] {
        let languages = try await archive.read { try $0.languages() }
        return MirrorPages.feeds(languages.map { .language($0) }).compactMap { MirrorPath($0) }
    }

    private func wantFormer(_ kind: FormerAddress, _ generation: Int) async throws {
        var last = ""
        while true {
            let after = last
            let found = try await archive.read { try $0.formerAddresses(kind, after: after, limit: 1_000) }
            try state.want(found.compactMap { Self.path(kind, $0) }, generation: generation)
            guard let end = found.last, found.count == 1_000 else { return }
            last = end
        }
    }

    private static func path(_ kind: FormerAddress, _ address: String) -> MirrorPath? {
        switch kind {
        case .story: return MirrorPath(PageKey.story(slug: address))
        case .topic: return MirrorPath(PageKey.topic(slug: address))
        case .redirect:
            let name = String(address.dropFirst())
            let isPage = name.hasSuffix(".html") || name.hasSuffix(".htm")
            return MirrorPath(isPage ? name : name + "/index.html").flatMap { $0.isWeak ? nil : $0 }
        }
    }

    // MARK: What changed

    /// Makes the files again that a change has met, until there is no further change.
    private func follow(_ report: inout MirrorReport) async throws {
        let common = Set((try state.mark(.common) ?? "").split(separator: " ").compactMap { Int64($0) })
        while true {
            let number = try state.number(.change)
            let news = try await changes.after(number, Self.mostChanges)
            guard let last = news.last else { return }
            guard news.first?.number == number + 1 else { throw MirrorFailure("the newsroom's changes have a gap after \(number)") }
            if news.contains(where: { change in change.subjects.contains { common.contains(Key.subject($0)) } }) {
                try state.set([.fingerprint: ""])
            }
            try await renew(news)
            try await drain(&report, isWhole: false)
            try state.set([.change: String(last.number), .stamp: Self.stamp(of: last)])
        }
    }

    private static let mostChanges = 500

    private func renew(_ news: [Change]) async throws {
        let generation = try state.number(.generation)
        var subjects: Set<Int64> = []
        var lists: [(list: Int64, places: [Cursor]?)] = []
        var wanted: Set<MirrorPath> = []
        for change in news {
            var places: (stories: [Cursor]?, statements: [Cursor]?)?
            for subject in change.subjects {
                switch subject {
                case .list(.narrated): lists.append((Key.subject(subject), nil))
                case .list, .record:
                    if places == nil { places = try await self.places(in: change) }
                    let isRecord = if case .record = subject { true } else { false }
                    lists.append((Key.subject(subject), isRecord ? places?.statements : places?.stories))
                case .address(let address):
                    if let path = Self.path(.redirect, "/" + address) { wanted.insert(path) }
                    if case .page(let page) = PageAddress(path: "/\(address)/"), let path = MirrorPath(page) { wanted.insert(path) }
                case .languages: wanted.formUnion(try await languageFeeds())
                default: break
                }
                subjects.insert(Key.subject(subject))
            }
        }
        try state.renew(subjects: subjects, lists: lists)
        try state.want(Array(wanted), generation: generation)
    }

    /// Where the stories and statements that a change names stood in lists, and where they stand; nil where it names none: then a list
    /// may have changed anywhere.
    private func places(in change: Change) async throws -> (stories: [Cursor]?, statements: [Cursor]?) {
        let stories = change.subjects.compactMap { if case .story(let id) = $0 { id } else { nil } }
        let statements = change.subjects.compactMap { if case .statement(let id) = $0 { id } else { nil } }
        let found = try await archive.read { reader in
            (
                try reader.summaries(of: stories).map(\.place),
                try statements.compactMap { try reader.statement($0)?.place }
            )
        }
        let before = (
            try stories.compactMap { try state.place(of: Key.subject(.story($0))) },
            try statements.compactMap { try state.place(of: Key.subject(.statement($0))) }
        )
        // Some acts name lists in which stories stand that they do not name.
        let isWhole = change.act == "MergeTopics"
        return (
            stories.isEmpty || isWhole ? nil : found.0 + before.0, statements.isEmpty || isWhole ? nil : found.1 + before.1
        )
    }

    // MARK: The manifest

    private func sign(_ report: inout MirrorReport) throws {
        for number in try state.dirtyParts() {
            let part = try state.files(inPart: number)
            guard let path = MirrorPath(ManifestIndex.path(ofPart: number)) else { continue }
            let bytes = part.bytes
            if part.files.isEmpty { try folder.remove(path) } else { try folder.write(bytes, to: path) }
            try state.keep(ManifestIndex.Part(number: number, digest: SHA256(of: bytes), bytes: bytes.count, files: part.files.count))
        }
        let serial = try state.number(.serial) + 1
        let index = ManifestIndex(
            paper: paper.name, site: paper.siteURL, made: now(), change: try state.number(.change), serial: serial, parts: try state.parts()
        )
        try folder.writeThrough()
        guard let path = MirrorPath(ManifestIndex.path) else { return }
        try state.set([.serial: String(serial)])
        try folder.write(key.sign(index.bytes), to: path)
        try folder.writeThrough()
        (report.files, report.serial, report.change) = (index.files, serial, index.change)
    }
}

/// What an export did.
package struct MirrorReport: Hashable, Sendable {
    /// Why everything was made.
    package enum Reason: Hashable, Sendable {
        case first
        /// An export was broken off.
        case brokenOff
        /// Program, theme, settings or the newsroom's sections are others than those that the files were made with.
        case changed
        /// What lies in the folder is not what is remembered of it.
        case unknown
        case asked
    }

    package var reason: Reason?
    /// Files that were made anew, whether or not they came out as they were.
    package var made = 0
    package var written = 0
    package var removed = 0
    /// Pictures and sounds that pages name and the media store lacks.
    package var missing: Set<String> = []
    /// In the mirror now.
    package var files = 0
    package var serial = 0
    package var change = 0

    package init() {}
}
