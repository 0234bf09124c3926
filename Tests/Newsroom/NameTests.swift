import Newsroom
import Testing

@Suite("Names as they are compared")
struct NameTests {
    @Test(
        "in whatever case, with whatever spaces and apostrophes they are written",
        arguments: [
            ("Great  Ravenminster ", "great ravenminster"), ("\tO`Neill\r\n", "o'neill"), ("O\u{2019}Neill", "o'neill"), ("", ""),
            ("  ", ""),
            ("Ærøskøbing  Havn", "ærøskøbing havn"), ("Zoë", "zoe"), ("Київ", "київ"), ("A\u{00A0}B", "a b"),
        ])
    func folded(name: String, expected: String) {
        #expect(Name.folded(name) == expected)
    }

    @Test("what is written in ASCII is folded as it is beside another letter")
    func plain() {
        for code in 0..<128 {
            let scalar = String(Unicode.Scalar(UInt8(code)))
            for name in [scalar, "a\(scalar)b", " \(scalar)\(scalar) C"] {
                let alone = Name.folded(name)
                #expect(Name.folded("é \(name)") == (alone.isEmpty ? "e" : "e \(alone)"), "U+\(String(code, radix: 16))")
            }
        }
    }
}
