import Testing

@testable import Web

@Suite("Requests that are answered before the server sees them")
struct PlainRequestTests {
    private func read(_ text: String) -> PlainRequest? { Array(text.utf8).withUnsafeBytes { PlainRequest($0) } }

    @Test("a browser's request is read")
    func browser() throws {
        let request = try #require(
            read(
                """
                GET /a-bridge-opens/?x=1 HTTP/1.1\r
                Host: paper.example\r
                Connection: Keep-Alive\r
                User-agent:  Mozilla/5.0 (X11)\t\r
                Accept: text/html\r
                ACCEPT-ENCODING: gzip, deflate, br, zstd\r
                Sec-Fetch-Mode: navigate\r
                If-None-Match: "abc"\r
                If-Modified-Since: Mon, 21 Sep 2026 14:13:23 GMT\r
                \r\n
                """))
        #expect(request.target == "/a-bridge-opens/?x=1" && !request.isHead && !request.isSpecial)
        #expect(request.userAgent == "Mozilla/5.0 (X11)")
        #expect(request.acceptEncoding == "gzip, deflate, br, zstd")
        #expect(request.ifNoneMatch == "\"abc\"")
        #expect(read("HEAD / HTTP/1.1\r\nhost: x\r\n\r\n")?.isHead == true)
    }

    @Test(
        "what the rooms above weigh is said to be special",
        arguments: ["If-Modified-Since: Mon, 21 Sep 2026 14:13:23 GMT", "Purpose: prefetch", "Sec-Purpose: prefetch;prerender"])
    func special(_ field: String) {
        #expect(read("GET / HTTP/1.1\r\nHost: x\r\n\(field)\r\n\r\n")?.isSpecial == true)
    }

    @Test(
        "anything that could be understood in two ways is left to the server",
        arguments: [
            "", "GET", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n", "GET / HTTP/1.1\r\nHost:\r\n\r\n",
            "GET / HTTP/1.1\nHost: x\n\n", "GET / HTTP/1.1\r\nHost: x\r\n\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\n",
            "\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.0\r\nHost: x\r\n\r\n", "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
            "get / HTTP/1.1\r\nHost: x\r\n\r\n", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / x HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", "GET * HTTP/1.1\r\nHost: x\r\n\r\n", "GET /\u{e9} HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /\u{0} HTTP/1.1\r\nHost: x\r\n\r\n", "GET /\tx HTTP/1.1\r\nHost: x\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n y\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nX\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nX y: z\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nX: y\rz\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nX: y\u{0}\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nX: é\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: h2c\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nTE: trailers\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nTrailer: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: a\r\nUser-Agent: b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nAccept-Encoding: gzip\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"a\"\r\nIf-None-Match: \"b\"\r\n\r\n",
        ])
    func odd(_ head: String) { #expect(read(head) == nil) }

    @Test("a head that goes on and on is left to the server")
    func long() {
        let path = String(repeating: "a", count: PlainRequest.longest)
        #expect(read("GET /\(path) HTTP/1.1\r\nHost: x\r\n\r\n") == nil)
        #expect(read("GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "X: y\r\n", count: 70) + "\r\n") == nil)
        #expect(read("GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "X: y\r\n", count: 40) + "\r\n") != nil)
    }

    @Test("no prefix of a request is taken for one")
    func prefixes() {
        let head = Array("GET /a-bridge-opens/ HTTP/1.1\r\nHost: paper.example\r\nAccept-Encoding: gzip\r\n\r\n".utf8)
        for count in 0..<head.count { #expect(head.prefix(count).withUnsafeBytes { PlainRequest(UnsafeRawBufferPointer($0)) } == nil) }
        #expect(head.withUnsafeBytes { PlainRequest($0) } != nil)
    }
}
