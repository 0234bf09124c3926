import Glibc

/// Asks the system for a name's addresses.
enum SystemResolver {
    /// Blocks until the system answers: for a thread that may wait.
    static func addresses(of name: String) throws(OutboundFailure) -> [NetworkAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_ADDRCONFIG
        var list: UnsafeMutablePointer<addrinfo>?
        let outcome = getaddrinfo(name, nil, &hints, &list)
        guard outcome == 0 else {
            throw .unavailable("the addresses of \(name) could not be found: \(String(cString: gai_strerror(outcome)))")
        }
        defer { freeaddrinfo(list) }
        return sequence(first: list) { $0?.pointee.ai_next }.prefix { $0 != nil }.compactMap { entry in
            entry?.pointee.ai_addr.flatMap { NetworkAddress(UnsafePointer($0)) }
        }
    }
}
