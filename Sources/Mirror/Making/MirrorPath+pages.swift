import Newsroom
import Rendering

extension MirrorPath {
    static let notFound = MirrorPath("404.html")

    /// The file of a page.
    init?(_ page: PageKey) { self.init(address: String(page.mirrorAddress.prefix { $0 != "#" })) }

    init?(media name: String) { self.init(address: PageKey.media(name)) }

    /// The name in the media store; nil where it is no file of the store.
    var mediaName: String? {
        let parts = self.parts
        guard parts.count == 2, parts[0] == "media" else { return nil }
        return MediaName.isValid(String(parts[1])) ? String(parts[1]) : nil
    }

    /// Whether the file is in the mirror only as long as something leads to it: pictures and sounds, later pages of lists, histories,
    /// and other spellings of an address.
    var isWeak: Bool {
        if text.hasSuffix(Self.index), MirrorAddresses.isPlain("/" + text.dropLast(Self.index.utf8.count)) { return false }
        if mediaName != nil { return true }
        guard let page = PageKey(mirrorPath: address) else {
            if case .moved = PageAddress(path: address) { return true }
            return false
        }
        if case .history = page { return true }
        return page.beginsAtPlace
    }
}
