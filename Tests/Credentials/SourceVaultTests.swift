import Foundation
import Newsroom
import Testing

@testable import Credentials

@Suite("The vault of confidential sources")
struct SourceVaultTests {
    private let source = ConfidentialSource.ID("019505a0-0000-7000-8000-000000000001") ?? Identifier(UUID())
    private let other = ConfidentialSource.ID("019505a0-0000-7000-8000-000000000002") ?? Identifier(UUID())
    private let identity = SourceIdentity(name: "Oksana Вербова", contact: "+380 00", terms: "until June", notes: "")

    private func vault() throws -> SourceVault { try #require(SourceVault(try Secret().text)) }

    @Test func `what was sealed is opened as it was, and nothing of it can be read meanwhile`() throws {
        let vault = try vault()
        let sealed = try vault.seal(identity, of: source)
        #expect(try vault.open(sealed, of: source) == identity)
        for word in ["Oksana", "Вербова", "380", "June", "name"] { #expect(!Data(sealed).contains(Data(word.utf8))) }
        #expect(try vault.seal(identity, of: source) != sealed)
    }

    @Test func `neither another key opens it, nor another source's place, nor a change of any byte`() throws {
        let (vault, stranger) = (try vault(), try vault())
        let sealed = try vault.seal(identity, of: source)
        #expect(vault.fingerprint != stranger.fingerprint)
        #expect(throws: NewsroomError.self) { try stranger.open(sealed, of: source) }
        #expect(throws: NewsroomError.self) { try vault.open(sealed, of: other) }
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: NewsroomError.self) { try vault.open(changed, of: source) }
        }
        for count in [0, 1, 23, 24, 39, 40, sealed.count - 1] {
            #expect(throws: NewsroomError.self) { try vault.open(Array(sealed.prefix(count)), of: source) }
        }
    }

    @Test func `how long it is does not tell a short name from a longer one`() throws {
        let vault = try vault()
        let short = try vault.seal(SourceIdentity(name: "Bo"), of: source)
        #expect(try vault.seal(SourceIdentity(name: "Alexandra Featherstone-Haugh"), of: source).count == short.count)
    }

    @Test(arguments: ["", "a", String(repeating: "!", count: 43), String(repeating: "A", count: 44)])
    func `what is no key makes no vault`(_ text: String) {
        #expect(SourceVault(text) == nil)
    }

    @Test func `a label that has a part of the name is refused, and the refusal does not say which`() throws {
        for label in ["Oksana", "our oksana", "ВЕРБОВА 2"] {
            let error = #expect(throws: NewsroomError.self) { try identity.check(label: label) }
            #expect(error?.description.contains("Oksana") == false && error?.description.lowercased().contains("вербова") == false)
        }
        try identity.check(label: "Heron")
        #expect(throws: NewsroomError.self) { try SourceIdentity(name: "").check(label: "Heron") }
    }
}
