import Foundation
import Newsroom
import Outbound
import Site

/// What stands in front of the site and is told which copies are wrong, checked.
struct SharedCachePlace: Sendable {
    let cache: SharedCache
    /// Where it is told.
    let address: String
    /// What shows it that we may; empty where it asks for nothing.
    let key: String

    /// Nil where there is no such cache.
    ///
    /// - Throws: `CommandFailure` that names the setting and says what to put there.
    init?(_ value: (Setting) -> String, _ rule: OutboundRule) throws {
        let (name, address, key) = (value(.sharedCache), value(.purgeURL), value(.purgeKey))
        guard name != Setting.sharedCache.defaultValue else {
            guard address.isEmpty else { throw Setting.purgeURL.failure("there is no cache to be told: set --shared-cache as well") }
            return nil
        }
        guard let cache = SharedCache(rawValue: name) else {
            throw NewsroomSettings.failure(.sharedCache, name, "none, \(SharedCache.allCases.map(\.rawValue).joined(separator: " or "))")
        }
        guard (try? rule.naming(address)) != nil else {
            throw NewsroomSettings.failure(.purgeURL, address, "the address where the cache is told, such as http://127.0.0.1:6083/")
        }
        guard key.utf8.count <= 1_024, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Setting.purgeKey.failure("a key has no white space and 1024 characters at most")
        }
        (self.cache, self.address, self.key) = (cache, address, key)
    }
}
