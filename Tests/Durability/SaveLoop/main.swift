import Archive
import Editorial
import Foundation
import Newsroom

// Saves stories until it is killed, and says of each save that was acknowledged: `story revision checksum`, one line each. With
// `type` it writes in drafts instead, and says of each word that was acknowledged: `story word`.
//
//     save-loop FOLDER | postgres://… [WRITERS [type]]

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
    FileHandle.standardError.write(Data("usage: save-loop FOLDER|URL [WRITERS [type]]\n".utf8))
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
let (writer, typist) = (Writer(editorial), Typist(editorial, archive))
let types = arguments.count > 3 && arguments[3] == "type"
await withTaskGroup(of: Void.self) { group in
    for _ in 0..<writers { group.addTask { if types { await typist.run() } else { await writer.run() } } }
}
exit(1)
