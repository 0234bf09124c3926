import Foundation

/// The address of a page, against which its links are read.
struct PageAddress {
    let base: URL?

    init(_ base: String?) {
        self.base = base.flatMap { URL(string: $0) }
    }

    /// The absolute http(s) address of a link, without what only counts readers; nil for any other link.
    func absolute(_ link: String) -> String? {
        let trimmed = WhiteSpace.normalised(link)
        guard !trimmed.isEmpty, trimmed.utf8.count <= 4096, !trimmed.hasPrefix("#") else { return nil }
        guard let url = URL(string: trimmed, relativeTo: base)?.absoluteURL, let scheme = url.scheme?.lowercased(),
            scheme == "http" || scheme == "https", let host = url.host, !host.isEmpty
        else { return nil }
        return url.absoluteString
    }
}
