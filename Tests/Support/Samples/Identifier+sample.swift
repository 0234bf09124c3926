import Foundation
package import Newsroom

extension Identifier {
    /// The n-th identifier of a test: the same each time, and the higher the number, the newer.
    package static func sample(_ number: UInt64) -> Self {
        Self(UUID(version7At: Date(timeIntervalSince1970: 1_735_732_800), random: (0, number)))
    }
}
