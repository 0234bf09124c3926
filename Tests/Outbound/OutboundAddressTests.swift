import Testing

@testable import Outbound

@Suite("Addresses that the paper asks")
struct OutboundAddressTests {
    @Test(
        "are written anew from what was understood",
        arguments: [
            ("http://gazette.example", "http://gazette.example/"), ("HTTPS://Gazette.Example:443/A?b#c", "https://gazette.example/A?b"),
            ("http://gazette.example:80", "http://gazette.example/"), ("http://gazette.example:/x", "http://gazette.example/x"),
            ("http://gazette.example:8080/", "http://gazette.example:8080/"), ("http://gazette.example.", "http://gazette.example/"),
            ("http://gazette.example?q=[1]|{2}", "http://gazette.example/?q=%5B1%5D%7C%7B2%7D"),
            ("https://gazette.example/шлях", "https://gazette.example/%D1%88%D0%BB%D1%8F%D1%85"),
            ("https://українська.укр/", "https://xn--80aa2aboqjl0g5e.xn--j1amh/"), ("http://8.8.8.8/", "http://8.8.8.8/"),
            ("http://[2001:4860:4860:0::8888]:80/", "http://[2001:4860:4860::8888]/"),
            // Enclosed digits are digits after the mapping of IDNA: the address is seen for what it is.
            ("http://⑯⑨。②⑤④。⑯⑨｡②⑤④/", "http://169.254.169.254/"), ("http://gazette.example#@10.0.0.1/", "http://gazette.example/"),
        ])
    func written(_ text: String, _ expected: String) throws {
        #expect(try OutboundAddress(text).text == expected)
    }

    @Test(
        "are refused where programs differ, and where they are no addresses of the web",
        arguments: [
            "", "gazette.example", "//gazette.example/", "ftp://gazette.example/", "file:///etc/passwd", "gopher://127.0.0.1:25/_x",
            "javascript:alert(1)", "http:/gazette.example", "http:gazette.example", "http://", "http:///x", "http://?x",
            "http://user@gazette.example/", "http://user:word@gazette.example/", "http://a.example&@b.example#@c.example/",
            "http://gazette.example\\@10.0.0.1/", "http://gazette.example /", "http://gazette.example/\r\nHost: x",
            "http://gazette.example/\u{0}",
            "http://gazette.example/\u{A0}", "http://gazette.example:x/", "http://gazette.example:0/", "http://gazette.example:65536/",
            "http://gazette.example:080808/", "http://gazette.example:80:80/", "http://127.1/", "http://0x7f.1/", "http://0177.0.0.1/",
            "http://2130706433/", "http://0x7f000001/", "http://1.2.3/", "http://1.2.3.4.5/", "http://gazette.0x10/", "http://a..example/",
            "http://-a.example/", "http://a_b.example/", "http://[::1/", "http://[::1]x/", "http://[fe80::1%25eth0]/",
            "http://[127.0.0.1]/",
            "http://%31%30.0.0.1/", "http://gazette%2eexample/", "http://ex＠mple.com/",
            "http://[::①⑥⑨｡②⑤④｡⑯⑨｡②⑤④]:80/",
        ])
    func refused(_ text: String) {
        let failure = #expect(throws: OutboundFailure.self) { try OutboundAddress(text) }
        #expect(failure?.passes == false)
    }

    @Test("are not longer than 4 kB")
    func long() throws {
        let start = "http://gazette.example/"
        _ = try OutboundAddress(start + String(repeating: "a", count: 4096 - start.utf8.count))
        #expect(throws: OutboundFailure.self) { try OutboundAddress(start + String(repeating: "a", count: 4097 - start.utf8.count)) }
    }

    @Test(
        "lead on as a redirect says",
        arguments: [
            ("https://other.example/x", "https://other.example/x"), ("//other.example/x", "http://other.example/x"),
            ("/y?z", "http://gazette.example/y?z"), ("y", "http://gazette.example/a/y"), ("?c", "http://gazette.example/a/b?c"),
            ("#top", "http://gazette.example/a/b?q"), (" /y\t", "http://gazette.example/y"), ("../y", "http://gazette.example/a/../y"),
            ("/https://other.example/", "http://gazette.example/https://other.example/"),
        ])
    func redirected(_ location: String, _ expected: String) throws {
        #expect(try OutboundAddress("http://gazette.example/a/b?q").redirected(to: location).text == expected)
    }

    @Test(
        "do not lead on to what is no address",
        arguments: [
            "", " ", "///other.example/", "/\\other.example", "\\\\other.example", "http:/other.example", "http:other.example",
            "ftp://x.example/",
            "file:///etc/passwd", "data:text/html,x", "https:///x", "//user@other.example/", "x y",
        ])
    func notRedirected(_ location: String) throws {
        let address = try OutboundAddress("http://gazette.example/a")
        #expect(throws: OutboundFailure.self) { try address.redirected(to: location) }
    }
}
