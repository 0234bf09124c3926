import Foundation

/// This program's own file: what comes from outside is read by another run of it.
enum OwnProgram {
    static func path() throws -> String {
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else {
            throw CommandFailure("the program's own file was not found under /proc/self/exe")
        }
        return path
    }
}
