import Foundation
import Prose

/// Where spelling and grammar are read with, by the settings.
struct ProsePlace: Sendable {
    /// A folder; nil for none.
    private let dictionaries: String?
    /// A program; nil for none.
    private let grammar: String?

    init(_ value: (Setting) -> String) {
        dictionaries = Self.unlessOff(value(.spelling))
        grammar = Self.unlessOff(value(.grammar))
    }

    /// By variables and defaults alone, for a command that needs no newsroom.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.init { setting in environment[setting.environmentName].flatMap { $0.isEmpty ? nil : $0 } ?? setting.defaultValue }
    }

    private static func unlessOff(_ value: String) -> String? { value.isEmpty || value == "off" ? nil : value }

    var isSpellingOff: Bool { dictionaries == nil }
    var isGrammarOff: Bool { grammar == nil }

    /// A reader with what of it is there.
    ///
    /// - Parameter complain: Called with one line where a program fails.
    func reader(complain: @escaping @Sendable (String) -> Void) -> Prose {
        Prose(dictionaries: dictionaries, grammar: grammar, complain: complain)
    }
}
