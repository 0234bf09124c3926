import CSpawn
import Glibc

/// Why a program could not be started, in the system's words.
package struct SpawnFailure: Error, CustomStringConvertible {
    package let description: String
}

/// The one way in which children are started: they get three descriptors, arguments and an environment, and nothing else.
///
/// A descriptor that a child has by mistake does harm for as long as it lives: a port stays taken after its server has gone,
/// and whoever waits for the end of a connection waits for that child. Other threads open descriptors all the time, so listing
/// them first and closing those is not enough.
package enum Spawning {
    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: the program first; without a slash it is looked for in PATH.
    ///   - environment: all of it.
    ///   - input: a descriptor of ours that becomes its standard input, as `output` and `complaint` become the others;
    ///     `/dev/null` where it is nil. They stay open here.
    ///   - folder: where it starts; where we are by default.
    ///   - leadsGroup: whether it leads a process group of its own, which its children join.
    /// - Returns: the number of the process, which the caller reaps.
    package static func start(
        _ arguments: [String], environment: [String: String], input: Int32? = nil, output: Int32? = nil, complaint: Int32? = nil,
        in folder: String? = nil, leadsGroup: Bool = false
    ) throws(SpawnFailure) -> Int32 {
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        guard null >= 0 else { throw failure(errno) }
        defer { close(null) }
        let folder = folder.flatMap { strdup($0) }
        defer { free(folder) }
        var gifts = spawn_gifts(
            input: input ?? null, output: output ?? null, complaint: complaint ?? null, folder: folder.map { UnsafePointer($0) },
            leads_group: leadsGroup)
        var process: pid_t = 0
        let error = withCStrings(arguments) { arguments in
            withCStrings(environment.map { "\($0)=\($1)" }) { environment in
                spawn_closed(&process, arguments[0], arguments, environment, &gifts)
            }
        }
        guard error == 0 else { throw failure(error) }
        return process
    }

    private static func failure(_ error: Int32) -> SpawnFailure { SpawnFailure(description: String(cString: strerror(error))) }

    /// Texts as C wants a program's arguments and environment, for as long as the body runs.
    private static func withCStrings<Value>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value) -> Value {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
