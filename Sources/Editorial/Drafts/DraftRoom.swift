import Newsroom

/// One open story in one process: who is there, where their cursors are, and what they still have to be told.
struct DraftRoom {
    struct Guest {
        var guest: DraftGuest
        var channel: AsyncStream<DraftMessage>.Continuation
    }

    /// A slow reader is cut off and comes again, before it holds much memory.
    static let mostWaiting = 512
    static let mostGuests = 100
    /// For how many versions the maps are kept by which a late cursor finds its place.
    private static let keptMaps = 200

    var draft: Draft.ID
    /// The version up to which everybody was told.
    var version: Int
    /// The state of the comments that everybody was told of; nil before the first look.
    var comments: Int?
    private(set) var guests: [Identifier<DraftClient>: Guest] = [:]
    private var maps: [(version: Int, maps: [StepMap])] = []

    init(draft: Draft.ID, version: Int) {
        self.draft = draft
        self.version = version
    }

    mutating func add(_ guest: DraftGuest, channel: AsyncStream<DraftMessage>.Continuation) {
        guests[guest.client]?.channel.finish()
        guests[guest.client] = Guest(guest: guest, channel: channel)
        tellWhoIsPresent()
    }

    mutating func remove(_ client: Identifier<DraftClient>) {
        guard let left = guests.removeValue(forKey: client) else { return }
        left.channel.finish()
        tellWhoIsPresent()
    }

    /// Tells of batches that follow on what was told before; others are left out.
    mutating func tell(_ batches: [AcceptedBatch]) {
        var told: [AcceptedBatch] = []
        for batch in batches where batch.version == version + 1 {
            version = batch.version
            let moved = ((try? batch.editSteps()) ?? []).map(\.map)
            maps.append((version, moved))
            for client in guests.keys {
                if let pointer = guests[client]?.guest.pointer {
                    guests[client]?.guest.pointer = pointer.mapped(through: moved, to: version)
                }
            }
            told.append(batch)
        }
        if maps.count > Self.keptMaps { maps.removeFirst(maps.count - Self.keptMaps) }
        if !told.isEmpty { tell(.batches(draft: draft, told)) }
    }

    /// Another draft, or versions that nobody can be told of.
    mutating func restart(draft: Draft.ID, version: Int) {
        self.draft = draft
        self.version = version
        maps = []
        for client in guests.keys { guests[client]?.guest.pointer = nil }
        tell(.reopen)
    }

    mutating func tellOfComments(_ number: Int) {
        guard comments != number else { return }
        comments = number
        tell(.comments)
    }

    mutating func point(_ pointer: DraftPointer) {
        guard guests[pointer.client] != nil, pointer.version <= version, pointer.anchor >= 0, pointer.head >= 0,
            max(pointer.anchor, pointer.head) <= DocumentLimits.jsonBytes,
            pointer.version == version || maps.first.map({ $0.version <= pointer.version + 1 }) ?? false
        else { return }
        let missed = maps.filter { $0.version > pointer.version }.flatMap(\.maps)
        let placed = pointer.mapped(through: missed, to: version)
        guests[pointer.client]?.guest.pointer = placed
        tell(.pointer(placed))
    }

    private mutating func tellWhoIsPresent() {
        tell(.present(guests.values.map(\.guest).sorted { $0.client < $1.client }))
    }

    private mutating func tell(_ message: DraftMessage) {
        for (client, guest) in guests {
            // What is not let in ends the stream: its reader has been gone, or asleep, for long.
            switch guest.channel.yield(message) {
            case .enqueued: continue
            case .dropped, .terminated:
                guest.channel.finish()
                guests[client] = nil
            @unknown default: continue
            }
        }
    }
}
