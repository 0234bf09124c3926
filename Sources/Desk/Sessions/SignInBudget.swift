import Foundation
import Synchronization

/// How many wrong tries there may be: by account, by network, by known browser. What does not exist has a budget like what
/// does, and a flood of made-up names takes no memory: a key is a place in a table, and few share one.
final class SignInBudget: Sendable {
    /// So many at once, and one more after each `refill` seconds.
    struct Allowance: Sendable {
        let tries: Double
        let refill: Double

        static let strangersToAnAccount = Allowance(tries: 10, refill: 180)
        static let network = Allowance(tries: 30, refill: 60)
        static let knownBrowser = Allowance(tries: 10, refill: 60)
        static let secondFactor = Allowance(tries: 15, refill: 120)
    }

    private struct Place {
        var spent = 0.0
        var at = 0.0
    }

    private static let places = 1 << 16
    private let table = Mutex([Place](repeating: Place(), count: SignInBudget.places))

    /// Takes one try from each; nothing, where one of them is used up. Returns the seconds to wait then.
    func take(_ keys: [(key: [UInt8], allowance: Allowance)], at now: Date) -> Int? {
        let time = now.timeIntervalSince1970
        return table.withLock { table in
            var wait = 0.0
            for (key, allowance) in keys {
                let spent = Self.spent(table[Self.place(key)], allowance, time)
                if spent + 1 > allowance.tries { wait = max(wait, (spent + 1 - allowance.tries) * allowance.refill) }
            }
            guard wait == 0 else { return Int(wait.rounded(.up)) }
            for (key, allowance) in keys {
                let place = Self.place(key)
                table[place] = Place(spent: Self.spent(table[place], allowance, time) + 1, at: time)
            }
            return nil
        }
    }

    /// Gives back the try that was right.
    func giveBack(_ keys: [[UInt8]]) {
        table.withLock { table in
            for key in keys {
                let place = Self.place(key)
                table[place].spent = max(0, table[place].spent - 1)
            }
        }
    }

    private static func spent(_ place: Place, _ allowance: Allowance, _ time: Double) -> Double {
        max(0, place.spent - max(0, time - place.at) / allowance.refill)
    }

    /// The hash has a seed of its own in each process, so nobody can aim at somebody else's place.
    private static func place(_ key: [UInt8]) -> Int {
        var hasher = Hasher()
        hasher.combine(key)
        return Int(UInt(bitPattern: hasher.finalize()) % UInt(places))
    }
}
