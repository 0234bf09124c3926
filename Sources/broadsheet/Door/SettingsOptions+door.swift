extension SettingsOptions {
    /// Asks the newsroom, or the server that has it open.
    ///
    /// - Throws: `CommandFailure` with the reason where it is refused.
    func ask(_ request: DoorRequest) async throws -> DoorAnswer {
        let door = try await OpenDoor.find(resolved())
        let answer: DoorAnswer
        do {
            answer = try await door.perform(request)
        } catch {
            await door.close()
            throw error
        }
        await door.close()
        if case .refused(let reason) = answer { throw CommandFailure(reason) }
        return answer
    }

    /// Has it done and prints what was done.
    func perform(_ request: DoorRequest) async throws {
        guard case .done(let what) = try await ask(request) else { throw CommandFailure.otherAnswer }
        print(what)
    }

    func list(_ request: DoorRequest) async throws {
        guard case .lines(let lines) = try await ask(request) else { throw CommandFailure.otherAnswer }
        for line in lines { print(line) }
    }
}

extension CommandFailure {
    static let otherAnswer = CommandFailure("the server answered something else")
}
