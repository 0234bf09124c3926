import Rendering
import Synchronization

/// What the addresses on a paper's pages stand for in a mirror. The same ones stand on page after page, so they are worked out once.
final class MirrorAddresses: Sendable {
    private struct State {
        var files: [String: MirrorPath?] = [:]
        var weak: [MirrorPath: Bool] = [:]
    }

    /// When so many are remembered, all are forgotten.
    private static let most = 2_048

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

    private static func find(_ address: String) -> MirrorPath? {
        if case .page(let page) = PageAddress(path: address), PageKey(mirrorPath: address) == nil { return MirrorPath(page) }
        // A file server leads from a folder's name to the folder.
        let isFolder = address.hasSuffix("/") || !(address.split(separator: "/").last ?? "").contains(".")
        return MirrorPath(address: isFolder && !address.hasSuffix("/") ? address + "/" : address)
    }
}
