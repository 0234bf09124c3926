/// What is said once all listeners listen: whoever is told an address may ask there at once.
actor Announcement {
    enum Listener {
        case site, desk, door
    }

    private var awaited: Set<Listener>
    private var ports: [Listener: Int] = [:]
    private let say: @Sendable (_ ports: [Listener: Int]) -> Void

    init(of listeners: Set<Listener>, say: @escaping @Sendable (_ ports: [Listener: Int]) -> Void) {
        awaited = listeners
        self.say = say
    }

    /// - Parameter port: nil for one that has none.
    func listens(_ listener: Listener, port: Int? = nil) {
        ports[listener] = port
        guard awaited.remove(listener) != nil, awaited.isEmpty else { return }
        say(ports)
    }
}
