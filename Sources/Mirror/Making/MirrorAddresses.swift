import Newsroom
import Rendering
import Synchronization

/// What the addresses on a paper's pages stand for in a mirror. The same ones stand on page after page, so they are worked out once.
final class MirrorAddresses: Sendable {
    private struct State {
        var files: [String: MirrorPath?] = [:]
        var weak: [MirrorPath: Bool] = [:]
    }

    /// When so many are remembered, all are forgotten.
    private static let most = 8_192

    private let state = Mutex(State())

    /// The file of a page, under the one spelling that the mirror has, where the address is a page's.
    func file(ofPage address: String) -> MirrorPath? {
        if let known = state.withLock({ $0.files[address] }) { return known }
        let file = Self.find(address)
        state.withLock { state in
            if state.files.count >= Self.most { state.files = [:] }
            state.files[address] = .some(file)
        }
        return file
    }

    func isWeak(_ path: MirrorPath) -> Bool {
        if let known = state.withLock({ $0.weak[path] }) { return known }
        let isWeak = path.isWeak
        state.withLock { state in
            if state.weak.count >= Self.most { state.weak = [:] }
            state.weak[path] = isWeak
        }
        return isWeak
    }

    /// Whether an address is a story's, a topic's, a contributor's or a section's own. Most are: told without reading it as addresses are.
    static func isPlain(_ address: String) -> Bool {
        var rest = address[...]
        if let folder = folders.first(where: { address.hasPrefix($0) }) { rest = rest.dropFirst(folder.utf8.count - 1) }
        guard rest.utf8.count > 2, rest.utf8.first == UInt8(ascii: "/"), rest.utf8.last == UInt8(ascii: "/") else { return false }
        return Slug.isValid(String(rest.dropFirst().dropLast()))
    }

    private static let folders = ["/topic/", "/author/", "/section/"]

    private static func find(_ address: String) -> MirrorPath? {
        if isPlain(address) { return MirrorPath(address: address) }
        if case .page(let page) = PageAddress(path: address), PageKey(mirrorPath: address) == nil { return MirrorPath(page) }
        // A file server leads from a folder's name to the folder.
        let isFolder = address.hasSuffix("/") || !(address.split(separator: "/").last ?? "").contains(".")
        return MirrorPath(address: isFolder && !address.hasSuffix("/") ? address + "/" : address)
    }
}
