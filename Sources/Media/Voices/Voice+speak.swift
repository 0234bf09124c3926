import Foundation

extension Voice {
    /// Reads texts, each into a sound of its own.
    func speak(_ texts: [String], in folder: URL) async throws -> [WaveSound] {
        // Fifteen characters are a second of speech, and the slowest voice of use is as slow as that.
        let characters = texts.reduce(0) { $0 + $1.count }
        // On a busy machine a program at low priority may be left alone for minutes: it is its processor time that is kept short.
        let limits = ChildLimits(seconds: 900 + characters / 5, processorSeconds: 120 + characters / 8, output: 400 << 20)
        for (index, text) in texts.enumerated() { try Data((text + "\n").utf8).write(to: file(index, "txt", folder)) }
        if let program {
            try await Child.run([program.path, language, folder.path], limits: limits)
        } else {
            let deadline = ContinuousClock.now + .seconds(limits.seconds)
            for index in texts.indices {
                guard ContinuousClock.now < deadline else { throw ChildFailure(description: "it took more than \(limits.seconds) seconds") }
                try await Child.run(
                    ["sh", "-c", command], input: file(index, "txt", folder), output: file(index, "wav", folder),
                    environment: ["BROADSHEET_VOICE_LANGUAGE": language], limits: limits)
            }
        }
        return try texts.indices.map { index in
            guard let bytes = FileManager.default.contents(atPath: file(index, "wav", folder).path) else {
                throw ChildFailure(description: "the voice \(name) gave no sound")
            }
            return try WaveSound(bytes)
        }
    }

    private func file(_ index: Int, _ ending: String, _ folder: URL) -> URL {
        let digits = String(index)
        return folder.appendingPathComponent(String(repeating: "0", count: max(0, 5 - digits.count)) + digits + "." + ending)
    }
}
