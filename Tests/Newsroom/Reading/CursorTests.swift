import Foundation
import Newsroom
import Testing

@Suite struct CursorTests {
    @Test(arguments: [0, 1, -1, 1_739_368_920_000, Int64.min, .max])
    func isReadAndWritten(position: Int64) {
        let cursor = Cursor(position: position, id: Story.ID.sample(1).uuid)
        #expect(Cursor(cursor.description) == cursor)
        #expect(cursor.description.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
    }

    @Test(arguments: [
        "", "_", "1", "1_", "1_x", "x_01890a5d-ac96-774b-bcce-b302099a8057", "99999999999999999999_01890a5d-ac96-774b-bcce-b302099a8057",
    ])
    func isRefused(text: String) { #expect(Cursor(text) == nil) }
}
