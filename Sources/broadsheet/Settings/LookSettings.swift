import Foundation
import Newsroom
import Rendering

/// What the paper sets over its theme, as the settings have it: files are named here and read when the theme is.
struct LookSettings: Sendable {
    private let light: Look.Scheme
    private let dark: Look.Scheme
    private let headlineFace: String
    private let textFace: String
    private let faces: String
    private let masthead: String
    private let mastheadDark: String

    /// - Throws: `CommandFailure` that names the setting and says what to put there.
    init(_ value: (Setting) -> String) throws {
        light = Look.Scheme(accent: try Self.colour(.accent, value), ground: try Self.colour(.ground, value))
        dark = Look.Scheme(accent: try Self.colour(.accentDark, value), ground: try Self.colour(.groundDark, value))
        (headlineFace, textFace, faces) = (value(.headlineFace), value(.textFace), value(.faces))
        (masthead, mastheadDark) = (value(.masthead), value(.mastheadDark))
    }

    /// Reads the files.
    ///
    /// - Throws: `CommandFailure` that names the setting.
    func read() throws -> Look {
        var look = Look()
        (look.light, look.dark) = (light, dark)
        (look.headlineFace, look.textFace) = (headlineFace, textFace)
        look.faces = try readFaces()
        look.masthead = try Self.picture(.masthead, masthead)
        look.darkMasthead = try Self.picture(.mastheadDark, mastheadDark)
        return look
    }

    private static func colour(_ setting: Setting, _ value: (Setting) -> String) throws -> Colour? {
        let text = value(setting)
        guard !text.isEmpty else { return nil }
        guard let colour = Colour(text) else { throw NewsroomSettings.failure(setting, text, "a colour such as #8a1c2b") }
        return colour
    }

    private func readFaces() throws -> [FaceFile] {
        guard !faces.isEmpty else { return [] }
        let folder = URL(fileURLWithPath: faces, isDirectory: true)
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            throw NewsroomSettings.failure(.faces, faces, "a folder that can be read")
        }
        let files = names.filter { $0.hasSuffix(".woff2") }.sorted()
        guard files.count <= FaceFile.most else {
            throw NewsroomSettings.failure(.faces, faces, "a folder of \(FaceFile.most) WOFF2 files at most")
        }
        return try files.map { name in
            let body = try Self.bytes(.faces, folder.appendingPathComponent(name).path, limit: FaceFile.largest)
            return try Self.naming(.faces) { try FaceFile(name: name, body: body) }
        }
    }

    private static func picture(_ setting: Setting, _ path: String) throws -> Masthead? {
        guard !path.isEmpty else { return nil }
        let body = try bytes(setting, path, limit: Masthead.largest)
        return try naming(setting) { try Masthead(body) }
    }

    /// One byte more than the limit at most, so that what is too large is seen to be.
    private static func bytes(_ setting: Setting, _ path: String, limit: Int) throws -> [UInt8] {
        var isFolder: ObjCBool = false
        guard
            FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: limit + 1)
        else { throw NewsroomSettings.failure(setting, path, "a file that can be read") }
        return [UInt8](data)
    }

    private static func naming<Result>(_ setting: Setting, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch NewsroomError.invalid(let field, let reason) {
            throw setting.failure(field == setting.key || setting != .faces ? reason : "\(field): \(reason)")
        }
    }
}

extension Setting {
    func failure(_ reason: String) -> CommandFailure { CommandFailure("--\(key) (\(environmentName)): \(reason)") }
}

extension NewsroomSettings {
    /// The paper's theme, with the paper's own look.
    ///
    /// - Throws: `CommandFailure` that names the setting.
    func readTheme() throws -> Theme {
        do {
            return try Theme(files: ThemeStack(theme), language: paper.language, look: look.read())
        } catch NewsroomError.invalid(let field, let reason) {
            if let setting = Setting(rawValue: field) { throw setting.failure(reason) }
            throw CommandFailure("--theme: \(field): \(reason)")
        } catch let error as NewsroomError {
            throw CommandFailure("--theme: \(error.description)")
        }
    }
}
