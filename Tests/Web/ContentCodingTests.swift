import NIOCore
import Testing
import Web

@Suite("Forms of a body")
struct ContentCodingTests {
    @Test(
        "the one that the client weighs most, and brotli where it weighs both alike",
        arguments: [
            ("gzip, deflate, br", ContentCoding.brotli), ("gzip", .gzip), ("br", .brotli), ("", .identity), ("*", .brotli),
            ("br;q=0.5, gzip", .gzip), ("br;q=0.5, gzip;q=0.4", .brotli), ("br;q=0, *", .gzip), ("*;q=0", .identity),
            ("identity", .identity), ("BR;Q=1.0", .brotli), ("br;q=0.0,gzip;q=0", .identity), ("gzip;q=x", .gzip), ("broken", .identity),
            (",;,br", .brotli), ("br ; q=0 , gzip ; q=0.2", .gzip),
        ])
    func best(_ field: String, _ coding: ContentCoding) {
        #expect(ContentCodings(field).best(gzip: true, brotli: true) == coding)
    }

    @Test("only of those that there are")
    func missing() {
        #expect(ContentCodings("br, gzip").best(gzip: true, brotli: false) == .gzip)
        #expect(ContentCodings("br, gzip;q=0.1").best(gzip: false, brotli: true) == .brotli)
        #expect(ContentCodings("br;q=0.1, gzip").best(gzip: false, brotli: true) == .brotli)
        #expect(ContentCodings("br, gzip").best(gzip: false, brotli: false) == .identity)
    }
}

@Suite("A body in its forms")
struct BodyFormsTests {
    private let prose = Array(String(repeating: "The ferry runs again from Monday. ", count: 200).utf8)

    @Test("each form is made from the body and named to whoever takes it", arguments: ContentCoding.allCases)
    func forms(_ coding: ContentCoding) {
        let forms = BodyForms(compressing: prose, gzip: 6, brotli: 5)
        #expect(forms.coding(for: ContentCodings(coding.name ?? "")) == coding)
        let bytes = Array(forms[coding].readableBytesView)
        #expect((bytes == prose) == (coding == .identity))
        #expect(coding == .identity || bytes == (coding == .gzip ? Gzip.compress(prose, level: 6) : Brotli.compress(prose, quality: 5)))
        #expect(forms.varies)
    }

    @Test("what does not become half as large goes out as it is, and then nothing depends on who asks")
    func useless() {
        var state: UInt64 = 42
        let noise = (0..<4_096).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        let forms = BodyForms(compressing: noise, gzip: 6, brotli: 5)
        #expect(forms.coding(for: ContentCodings("gzip, br")) == .identity)
        #expect(Array(forms[.brotli].readableBytesView) == noise)
        #expect(!forms.varies)
    }

    @Test("what it takes in memory is told before the forms are made, and is not exceeded by them")
    func size() {
        let forms = BodyForms(compressing: prose, gzip: 6, brotli: 5)
        let told = forms.size
        for coding in ["gzip", "br"] { _ = forms.coding(for: ContentCodings(coding)) }
        #expect(forms.size == told)
        #expect(ContentCoding.allCases.reduce(0) { $0 + forms[$1].readableBytes } <= told)
    }
}
