import Testing

@testable import Outbound

@Suite("Addresses of the network")
struct NetworkAddressTests {
    @Test(
        "what is not on the public internet",
        arguments: [
            "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255", "127.0.0.1",
            "127.88.23.245", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1",
            "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
            "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:a9fe:a9fe", "64:ff9b::7f00:1", "64:ff9b:1::1",
            "100::1",
            "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::1",
            "2002:808:808::1", "3fff::1", "4000::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1",
            "2620:4f:8000::1",
        ])
    func notPublic(_ text: String) throws {
        #expect(try #require(NetworkAddress(text)).isPublic == false)
    }

    @Test(
        "what is, right beside it",
        arguments: [
            "1.0.0.0", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
            "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
            "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700::1",
            "2a00:1450::1", "3ffe::1",
        ])
    func isPublic(_ text: String) throws {
        #expect(try #require(NetworkAddress(text)).isPublic)
    }

    @Test(
        "spellings that other programs take for addresses are none here",
        arguments: [
            "", "127", "127.1", "127.0.1", "0177.0.0.1", "0x7f.0.0.1", "127.0.0.01", "256.0.0.1", "1.2.3.4.5", "1.2.3.4 ", "2130706433",
            "0x7f000001", "fe80::1%eth0", "::g", "1::2::3", ":::", "١٢٧.0.0.1", "[::1]",
        ])
    func noAddress(_ text: String) {
        #expect(NetworkAddress(text) == nil)
    }

    @Test("an address is written as it is read", arguments: ["8.8.4.4", "2001:4860:4860::8888", "::1"])
    func written(_ text: String) {
        #expect(NetworkAddress(text)?.description == text)
    }
}
