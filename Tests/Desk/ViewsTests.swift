import Foundation
import Rendering
import Testing

@testable import Desk

@Suite("The desk's templates and texts")
struct ViewsTests {
    @Test func `templates name only what screens offer`() throws {
        #expect(try DeskViews(zone: .gmt).unknownNames == [:])
    }

    @Test func `every text that a screen asks for is there`() throws {
        let words = try DeskWords()
        for word in DeskWord.allCases { #expect(words.texts[word.rawValue] != nil, "\(word.rawValue)") }
    }
}
