import CFiles
import Newsroom

/// Finds what a finished file leads to within the paper: pages, pictures and sounds. What the paper shows is what the mirror has.
///
/// Quotation marks of the copy are escaped in what is read here, so that nothing that somebody wrote passes for an attribute.
struct MirrorLinks {
    private let body: [UInt8]
    private let siteURL: String
    private let addresses: MirrorAddresses
    private(set) var found: Set<MirrorPath> = []

    /// Files that a page leads to, and those that it shows.
    static func inPage(_ body: [UInt8], siteURL: String, _ addresses: MirrorAddresses) -> Set<MirrorPath> {
        var links = MirrorLinks(body, siteURL, addresses)
        links.findPages()
        links.findMedia()
        return links.found
    }

    /// Pictures and sounds that a file for programs names with full addresses.
    static func inFile(_ body: [UInt8], siteURL: String, _ addresses: MirrorAddresses) -> Set<MirrorPath> {
        var links = MirrorLinks(body, siteURL, addresses)
        links.findMedia()
        return links.found
    }

    /// Pages that a sitemap names.
    static func inSitemap(_ body: [UInt8], siteURL: String, _ addresses: MirrorAddresses) -> Set<MirrorPath> {
        var links = MirrorLinks(body, siteURL, addresses)
        links.forEach("<loc>\(siteURL)", until: "<") { links, address in links.add(page: address) }
        return links.found
    }

    private init(_ body: [UInt8], _ siteURL: String, _ addresses: MirrorAddresses) {
        (self.body, self.siteURL, self.addresses) = (body, siteURL, addresses)
    }

    private mutating func findPages() {
        for attribute in ["href=\"", "action=\""] {
            forEach(attribute) { links, address in
                guard address.first == "/", !address.hasPrefix("//"), !address.hasPrefix("/media/") else { return }
                links.add(page: String(address.prefix { !"?#&".contains($0) }))
            }
        }
    }

    /// What is shown, and not what somebody's words lead to: a picture may have a file that readers may not have.
    private mutating func findMedia() {
        forEach(" src=\"") { links, address in links.add(media: address) }
        forEach(" srcset=\"") { links, candidates in
            for candidate in candidates.split(separator: ", ") { links.add(media: String(candidate.prefix { $0 != " " })) }
        }
        forEach("=\"\(siteURL)") { links, address in links.add(media: address) }
    }

    private mutating func add(media address: String) {
        guard address.hasPrefix("/media/"), let path = MirrorPath(address: address), path.mediaName != nil else { return }
        found.insert(path)
    }

    private mutating func add(page address: String) {
        if let path = addresses.file(ofPage: address) { found.insert(path) }
    }

    /// Calls `take` with what stands after each marker, up to the end of the value.
    private mutating func forEach(_ marker: String, until end: Unicode.Scalar = "\"", _ take: (inout MirrorLinks, String) -> Void) {
        var place = 0
        while let start = markerEnd(Array(marker.utf8), from: place) {
            var stop = start
            while stop < body.count, body[stop] != UInt8(ascii: end), stop - start < Self.longest { stop += 1 }
            take(&self, String(decoding: body[start..<stop], as: UTF8.self))
            place = stop
        }
    }

    /// Of all candidates of a picture, or of an address.
    private static let longest = 1 << 16

    private func markerEnd(_ marker: [UInt8], from place: Int) -> Int? {
        body.withUnsafeBytes { all in
            guard let base = all.baseAddress, place < all.count,
                let hit = bytes_find(base + place, all.count - place, marker, marker.count)
            else { return nil }
            return base.distance(to: UnsafeRawPointer(hit)) + marker.count
        }
    }
}
