import Foundation
import Glibc
import Wire

// The child process of the tests: the real reader, or one that misbehaves as its argument says.
let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "read-pages":
    let memory = arguments.count > 2 ? Int(arguments[2]) : nil
    if let memory { PageReaderWorker.run(memory: memory) } else { PageReaderWorker.run() }
case "crash":
    _ = readLine()
    kill(getpid(), SIGSEGV)
case "quit":
    _ = readLine()
case "spin":
    _ = readLine()
    while true {}
case "hang":
    _ = readLine()
    sleep(600)
case "linger":
    _ = readLine()
    // Hangs up and does not die: no word of it may be taken for a lack of memory.
    close(0)
    close(1)
    sleep(600)
case "chatter":
    _ = readLine()
    let line = String(repeating: "x", count: 1 << 16)
    while true { print(line, terminator: "") }
case "nonsense":
    while readLine() != nil {
        print("{]")
        fflush(nil)
    }
default:
    exit(64)
}
