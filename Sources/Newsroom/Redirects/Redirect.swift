import Foundation

/// An address of the paper at which there is no page, and where it leads instead. A page that is there goes before it.
package struct Redirect: Hashable, Sendable {
    /// As `address(of:)` gives it.
    package let address: String
    /// A path of the paper, or a page elsewhere.
    package var target: String

    package init(address: String, target: String) {
        self.address = address
        self.target = target
    }

    /// In characters.
    package static let longest = 500

    /// One spelling for each address: decoded, in lower case, without query and without a slash at the end. Nil for what is no path
    /// of the paper, and for the front page.
    package static func address(of path: String) -> String? {
        let path = path.prefix { $0 != "?" && $0 != "#" }
        guard path.first == "/", let decoded = String(path).removingPercentEncoding else { return nil }
        let parts = decoded.lowercased().split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let kept = parts.last == "" ? parts.dropLast() : parts
        guard !kept.isEmpty, !kept.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else { return nil }
        let address = "/" + kept.joined(separator: "/")
        let isClean = !address.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\\" }
        return isClean && address.count <= longest ? address : nil
    }
}
