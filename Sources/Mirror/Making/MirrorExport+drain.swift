import Foundation
import Newsroom
import Rendering

extension MirrorExport {
    private static let batch = 256
    /// Of what has been found, so much is remembered; it is a help, and the state knows the rest.
    private static let mostKnown = 5_000
    /// Files that are named in the report.
    private static let mostMissing = 100
    /// Pages that are read in one transaction.
    private static let together = 16

    /// Makes all files that wait, and those that come to wait by that.
    ///
    /// - Parameter isWhole: while everything is made, the next pages are rendered while these are noted, and nothing is given up.
    func drain(_ report: inout MirrorReport, isWhole: Bool) async throws {
        let generation = try state.number(.generation)
        // What has been found once need not be looked up again.
        var known: Set<MirrorPath> = []
        var waiting = try state.waiting(after: 0, limit: Self.batch)
        var made = try await make(waiting)
        while !waiting.isEmpty {
            var next: [MirrorState.File] = []
            if isWhole {
                let further = try state.waiting(after: waiting.last?.id ?? 0, limit: Self.batch)
                async let coming = make(further)
                try keep(made, &known, generation, &report, isWhole: isWhole)
                (next, made) = (further, try await coming)
            } else {
                try keep(made, &known, generation, &report, isWhole: isWhole)
                made = []
            }
            if next.isEmpty {
                next = try state.waiting(after: 0, limit: Self.batch)
                made = try await make(next)
            }
            waiting = next
        }
    }

    private func keep(
        _ made: [Made], _ known: inout Set<MirrorPath>, _ generation: Int, _ report: inout MirrorReport, isWhole: Bool
    ) throws {
        let links = made.reduce(into: Set<MirrorPath>()) { $0.formUnion($1.outcome.links) }
        let new = links.subtracting(known)
        if known.count > Self.mostKnown { known.removeAll(keepingCapacity: true) }
        known.formUnion(new)
        // What was written must be on disk before it is noted as standing.
        try folder.writeThrough()
        try state.keep(made.map(\.outcome), wanting: Array(new), generation: generation, collects: !isWhole)
        report.made += made.count
        report.written += made.count { $0.isWritten }
        report.missing.formUnion(made.compactMap(\.missing).prefix(Self.mostMissing - report.missing.count))
        if !isWhole {
            // What is given up may be found again later.
            for file in try sweep(&report) { known.remove(file) }
        }
        progress(report)
    }

    /// Removes the files that are to go.
    @discardableResult
    func sweep(_ report: inout MirrorReport) throws -> [MirrorPath] {
        var swept: [MirrorPath] = []
        while true {
            let doomed = try state.doomed(limit: Self.batch)
            guard !doomed.isEmpty else { return swept }
            for file in doomed { try folder.remove(file.path) }
            try folder.writeThrough()
            try state.remove(doomed)
            report.removed += doomed.count { $0.bytes != nil }
            swept += doomed.map(\.path)
        }
    }

    // MARK: Making files

    private struct Made: Sendable {
        var outcome: MirrorState.Outcome
        var isWritten = false
        var missing: String?
    }

    private enum Content: Sendable {
        /// Nil where there is nothing that readers may have.
        case page(MirrorContent?)
        case media(String)
    }

    /// Makes files, several at once: as many pages are being read as there are workers.
    private func make(_ files: [MirrorState.File]) async throws -> [Made] {
        let common = Set((try state.mark(.common) ?? "").split(separator: " ").compactMap { Int64($0) })
        return try await withThrowingTaskGroup(of: [Made].self) { group in
            var made: [Made] = []
            var underWay = 0
            for start in stride(from: 0, to: files.count, by: Self.together) {
                if underWay >= 2 * workers, let some = try await group.next() {
                    made += some
                    underWay -= 1
                }
                let part = Array(files[start..<min(files.count, start + Self.together)])
                group.addTask { try await makeTogether(part, common) }
                underWay += 1
            }
            for try await some in group { made += some }
            return made
        }
    }

    private func makeTogether(_ files: [MirrorState.File], _ common: Set<Int64>) async throws -> [Made] {
        let pages = pages
        let contents = try await archive.read { reader in
            let reader = reader.knowing(SummariesOfOneState())
            return try files.map { file in
                guard let name = file.path.mediaName else { return Content.page(try pages.content(of: file.path, from: reader)) }
                return try reader.publicFile(named: name) == nil ? .page(nil) : .media(name)
            }
        }
        return try zip(files, contents).map { file, content in
            switch content {
            case .page(let page): try write(page, file, common)
            case .media(let name): try copy(name, file)
            }
        }
    }

    private func write(_ content: MirrorContent?, _ file: MirrorState.File, _ common: Set<Int64>) throws -> Made {
        guard let content else { return Made(outcome: MirrorState.Outcome(file: file)) }
        let digest = SHA256(of: content.body)
        let weak = content.links.filter { $0 != file.path && pages.addresses.isWeak($0) }
        var made = Made(
            outcome: MirrorState.Outcome(
                file: file, standing: (content.body.count, digest), until: content.until,
                reads: Set(content.reads.map(Key.subject)).subtracting(common).union(weak.map { Key.link($0) }), spans: content.spans,
                place: content.place.map { (Key.subject($0.thing), $0.place) }, links: content.links))
        if file.digest == digest, try folder.size(of: file.path) == content.body.count { return made }
        do {
            try folder.write(content.body, to: file.path)
        } catch is MirrorFolder.NoPlace {
            return Made(outcome: MirrorState.Outcome(file: file), missing: "\(file.path), beside another file of that name")
        }
        made.isWritten = true
        return made
    }

    /// A file's name says what it holds: one that is there is not copied again.
    private func copy(_ name: String, _ file: MirrorState.File) throws -> Made {
        var made = Made(outcome: MirrorState.Outcome(file: file))
        if let bytes = file.bytes, let digest = file.digest, try folder.size(of: file.path) == bytes {
            made.outcome.standing = (bytes, digest)
            return made
        }
        guard let source = media(name), let copied = try folder.copy(source, to: file.path) else {
            made.missing = name
            return made
        }
        made.outcome.standing = copied
        made.isWritten = true
        return made
    }
}
