import Newsroom
import Testing

@Suite struct JSONTests {
    @Test(
        arguments: [
            ("null", JSONValue.null), ("true", true), ("-12", -12), ("0", 0), ("1.5", 1.5), ("1e2", .number(100)),
            ("[]", JSONValue.array([])),
            ("{}", .object([])),
            (" [1 , 2]\n", [1, 2]), (#"{"b":1,"a":[null]}"#, ["b": 1, "a": [nil]]), (#""\u0041\ud83d\ude00\n\/""#, "A😀\n/"),
            ("9223372036854775807", .integer(.max)), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
        ] as [(String, JSONValue)])
    func readsWhatTheStandardAllows(text: String, value: JSONValue) throws {
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test(arguments: [
        ("", 0, JSONFault.Reason.unexpectedEnd), ("[1,]", 3, .unexpectedCharacter), ("[1", 2, .unexpectedEnd),
        ("{\"a\" 1}", 5, .unexpectedCharacter),
        ("{a:1}", 1, .unexpectedCharacter), ("01", 0, .invalidNumber), ("1.", 0, .invalidNumber), ("-", 0, .invalidNumber),
        ("1e", 0, .invalidNumber),
        ("+1", 0, .unexpectedCharacter), ("1e999", 0, .numberOutOfRange), ("NaN", 0, .unexpectedCharacter), ("tru", 3, .unexpectedEnd),
        ("1 2", 2, .trailingContent), ("\"\n\"", 1, .controlCharacter), (#""\x""#, 1, .invalidEscape), (#""\u12g4""#, 1, .invalidEscape),
        (#""a\ud83d""#, 2, .loneSurrogate), (#""\ude00""#, 1, .loneSurrogate), (#""\ud83d\u0041""#, 1, .loneSurrogate),
        (#"{"a":1,"b":2,"a":3}"#, 13, .duplicateKey), (#"{"a":1,"\u0061":3}"#, 7, .duplicateKey), ("\u{FEFF}1", 0, .unexpectedCharacter),
        ("\"abc", 4, .unexpectedEnd), ("\"\\", 2, .unexpectedEnd), ("[1}", 2, .unexpectedCharacter), ("[,1]", 1, .unexpectedCharacter),
    ])
    func refusesTheRestAndSaysWhere(text: String, offset: Int, reason: JSONFault.Reason) {
        #expect(throws: JSONFault(offset: offset, reason: reason)) { try JSONValue(parsing: text) }
    }

    @Test func refusesWhatIsNotUTF8AtTheByte() {
        for wrong: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] {
            #expect(throws: JSONFault(offset: 4, reason: .invalidUTF8)) {
                try JSONValue(parsing: Array("\"aя".utf8) + wrong + Array("\"".utf8))
            }
        }
    }

    @Test func findsADuplicateAmongManyKeys() {
        let keys = (0..<50).map { "\"k\($0)\":0" }
        #expect(throws: Never.self) { try JSONValue(parsing: "{\(keys.joined(separator: ","))}") }
        #expect(throws: JSONFault.self) { try JSONValue(parsing: "{\((keys + ["\"k3\":1"]).joined(separator: ","))}") }
        #expect(throws: JSONFault.self) { try JSONValue(parsing: "{\((keys + ["\"k49\":1"]).joined(separator: ","))}") }
    }

    @Test func keepsItsLimits() {
        let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
        #expect(throws: JSONFault(offset: 64, reason: .tooDeep)) { try JSONValue(parsing: deep) }
        #expect(throws: Never.self) { try JSONValue(parsing: String(deep.dropFirst().dropLast())) }
        #expect(throws: JSONFault(offset: 3, reason: .tooLarge)) { try JSONValue(parsing: "1234", limits: .init(bytes: 3)) }
        #expect(throws: JSONFault.self) { try JSONValue(parsing: String(repeating: "[{\"a\":", count: 100_000)) }
    }

    @Test func writesWhatItReads() throws {
        let value: JSONValue = ["text": "a\"\\\n\u{1}\u{1F}é😀/", "n": [1, -2.5, nil, true, 1e300], "o": .object([]), "": ""]
        let bytes = value.bytes()
        #expect(try JSONValue(parsing: bytes) == value)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"text":"a\"\\\n\u0001\u001fé😀/","n":[1,-2.5,null,true,1e+300],"o":{},"":""}"#)
    }

    @Test func inAScriptElementNothingCanEndIt() throws {
        let value: JSONValue = ["</script>": "<!-- ]]> & \u{2028}\u{2029} — “"]
        let text = String(decoding: value.bytes(escaping: .script), as: UTF8.self)
        #expect(!text.contains { "<>&\u{2028}\u{2029}".contains($0) })
        #expect(text.contains("— “"))
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test func truncatedTextIsRefusedNeverTrapped() throws {
        let bytes = Array(#"{"a":[1.5e3,"\ud83d\ude00x",true,null,{"b":"é"}]}"#.utf8)
        for end in bytes.indices {
            #expect(throws: JSONFault.self) { try JSONValue(parsing: Array(bytes[..<end])) }
        }
        for index in bytes.indices {
            for byte: UInt8 in [0, 0x22, 0x5C, 0x7B, 0x80, 0xFF] {
                var changed = bytes
                changed[index] = byte
                _ = try? JSONValue(parsing: changed)
            }
        }
    }
}
