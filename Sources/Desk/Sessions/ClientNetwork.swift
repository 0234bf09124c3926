import Glibc
import HTTPTypes
import Web

/// Where somebody asks from, as far as it is not for them to choose.
enum ClientNetwork {
    /// The address at the other end of the connection. Where that is a proxy of ours, the last one that it names and that is
    /// none of them: what stands before it the client could have written.
    static func address(of request: WebRequest, proxies: Set<String>) -> String {
        guard proxies.contains(request.peer) else { return request.peer }
        let named = (request.headers[WebHeader.forwardedFor] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        return named.last { !proxies.contains($0) && bytes(of: $0) != nil } ?? request.peer
    }

    /// What counts as one: an address of IPv4, a network of 48 bits of IPv6, for so much one customer is given.
    static func key(_ address: String) -> [UInt8] {
        guard let bytes = bytes(of: address) else { return [] }
        return bytes.count == 16 ? Array(bytes[..<6]) : bytes
    }

    /// 4 or 16 bytes; nil for what is no address.
    private static func bytes(of address: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, address, &four) == 1 { return withUnsafeBytes(of: &four) { Array($0) } }
        var six = in6_addr()
        guard inet_pton(AF_INET6, address, &six) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: &six) { Array($0) }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        return isMapped ? Array(bytes[12...]) : bytes
    }
}
