import Archive
import Editorial
import Foundation
import Newsroom

// Saves stories until it is killed, and says of each save that was acknowledged: `story revision checksum`, one line each.
//
//     save-loop FOLDER | postgres://… [WRITERS]

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
    FileHandle.standardError.write(Data("usage: save-loop FOLDER|URL [WRITERS]\n".utf8))
    exit(64)
}
let writers = arguments.count > 2 ? Int(arguments[2]) ?? 4 : 4

let engine: any Engine =
    if arguments[1].hasPrefix("postgres") {
        try await PostgreSQLEngine.open(arguments[1], readers: 1)
    } else {
        try SQLiteEngine.open(folder: URL(filePath: arguments[1]), readers: 1)
    }
let archive = try await NewsroomArchive(engine, at: Date())
let editorial = Editorial(archive, zone: .gmt)
let writer = Writer(editorial)
await withTaskGroup(of: Void.self) { group in
    for _ in 0..<writers { group.addTask { await writer.run() } }
}
exit(1)
