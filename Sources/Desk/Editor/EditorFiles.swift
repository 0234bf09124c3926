import Rendering
import Web

/// The editor's modules, which name each other by their files' names: so they stand in a folder whose name changes with any of them.
struct EditorFiles: Sendable {
    /// `/editor/3f2a901c55d07be8/`.
    let folder: String
    /// Whether stories can be written.
    let isThere: Bool
    private let files: [String: DeskAsset]

    /// - Parameter module: `editor.js`, which is nobody's of ours: TipTap and ProseMirror (`bin/editor` fetches it).
    init(module: [UInt8]) {
        let all = DeskFiles.editor + [("editor.js", module)]
        let version = ThemeAsset(path: "all.js", body: all.flatMap(\.body))?.address.split(separator: ".").dropFirst().first ?? "0"
        folder = "/editor/\(version)/"
        var files: [String: DeskAsset] = [:]
        for (path, body) in all {
            if let asset = ThemeAsset(path: path, body: body) { files[path] = DeskAsset(asset) }
        }
        self.files = files
        isThere = !module.isEmpty
    }

    subscript(name: String) -> DeskAsset? { files[name] }
}

enum EditorRoutes {
    static let routes = [
        Route(.get, "/editor/{version}/{name}", for: .anybody) { visit in
            let files = visit.desk.editorFiles
            guard let name = visit.values["name"], visit.request.path == files.folder + name, let file = files[name] else {
                return .text("not found\n", status: 404)
            }
            return file.answer(to: visit.request)
        }
    ]
}
