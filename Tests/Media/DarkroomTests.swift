import Foundation
import Newsroom
import Quarantine
import TestSupport
import Testing

@testable import Media

@Suite(.serialized) struct DarkroomTests {
    static let samples = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../sample/pictures").standardizedFileURL
    static let ferry = samples.appending(path: "harbour-ferry.jpg").path

    @Test func `a photograph is taken in with its words, and every rendition says them`() async throws {
        try await withDarkroom { darkroom, media in
            let taken = try await darkroom.takeIn(Self.ferry) { _ in Self.photograph }
            let original = try #require(media.original(named: taken.original))
            #expect(FileManager.default.contentsEqual(atPath: original, andPath: Self.ferry))
            #expect(taken.photograph.file?.width == 1_600 && taken.photograph.file?.height == 1_000)
            let made = try await darkroom.develop(taken.photograph, original: taken.original)
            #expect(made.file == taken.photograph.file)
            #expect(Set(made.renditions.map(\.crop)) == Set(Rendition.Crop.allCases))
            for rendition in made.renditions {
                for name in rendition.files {
                    let path = try #require(media.file(named: name)?.path)
                    let (words, width, height) = try await darkroom.look(at: path)
                    #expect(words == PictureWords(Self.photograph), "\(name)")
                    #expect(width == rendition.width && height == rendition.height, "\(name)")
                }
            }
        }
    }

    @Test func `the same picture and words give the same names, and another focal point other crops`() async throws {
        try await withDarkroom { darkroom, _ in
            let taken = try await darkroom.takeIn(Self.ferry) { _ in Self.photograph }
            let first = try await darkroom.develop(taken.photograph, original: taken.original)
            #expect(try await darkroom.develop(taken.photograph, original: taken.original) == first)
            var other = taken.photograph
            other.focalPoint = .init(x: 0, y: 0)
            let second = try await darkroom.develop(other, original: taken.original)
            func names(_ made: (file: Photograph.File, renditions: [Rendition]), _ crop: Rendition.Crop) -> [String] {
                made.renditions.filter { $0.crop == crop }.map(\.jpeg)
            }
            #expect(names(first, .whole) == names(second, .whole))
            #expect(Set(names(first, .square)).isDisjoint(with: names(second, .square)))
        }
    }

    @Test func `all threads of the child that develops have the lowest priority, also those from before`() async throws {
        try await withDarkroom { darkroom, _ in
            let taken = try await darkroom.takeIn(Self.ferry) { _ in Self.photograph }
            let child = try #require(await darkroom.childProcess)
            let before = try priorities(of: child)
            #expect(before.count > 1 && !before.contains(19))
            _ = try await darkroom.develop(taken.photograph, original: taken.original)
            #expect(await darkroom.childProcess == child)
            #expect(try Set(priorities(of: child)) == [19])
        }
    }

    /// Of each of its threads (proc(5), field 19 of stat).
    private func priorities(of process: pid_t) throws -> [Int] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task").compactMap { thread in
            let fields = try String(contentsOfFile: "/proc/\(process)/task/\(thread)/stat", encoding: .utf8)
            return fields.split(separator: ")").last?.split(separator: " ").dropFirst(16).first.flatMap { Int($0) }
        }
    }

    @Test(arguments: [(1, 60, 40), (3, 60, 40), (6, 40, 60), (8, 40, 60)])
    func `a picture that lies on its side is turned upright`(orientation: Int, width: Int, height: Int) async throws {
        try await withDarkroom { darkroom, media in
            let file = try media.place(Drawn.tiff(width: 60, height: 40, orientation: orientation))
            let taken = try await darkroom.takeIn(file) { _ in Self.photograph }
            #expect(taken.photograph.file?.width == width && taken.photograph.file?.height == height)
        }
    }

    @Test func `what was made in one format is taken in again in every other`() async throws {
        try await withDarkroom { darkroom, media in
            let taken = try await darkroom.takeIn(Self.ferry) { _ in Self.photograph }
            let made = try await darkroom.develop(taken.photograph, original: taken.original)
            for name in try #require(made.renditions.first { $0.crop == .square }).files {
                let again = try await darkroom.takeIn(try #require(media.file(named: name)?.path)) {
                    #expect($0 == PictureWords(Self.photograph), "\(name)")
                    return Self.photograph
                }
                #expect(again.photograph.file?.width == 320, "\(name)")
            }
        }
    }

    @Test(arguments: [
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "the file is an SVG drawing: \(PictureFormat.known)"),
        ("", "the file is empty"), ("GIF89a", "the file is a GIF picture: \(PictureFormat.known)"),
    ])
    func `what is no photograph is refused in one line, and nothing of it is kept`(content: String, reason: String) async throws {
        try await withDarkroom { darkroom, media in
            let file = try media.place(Data(content.utf8))
            await #expect(throws: Refusal(reason)) { _ = try await darkroom.takeIn(file) { _ in Self.photograph } }
            #expect(try media.kept() == [])
        }
    }

    @Test func `a picture that is cut off is refused`() async throws {
        try await withDarkroom { darkroom, media in
            let whole = try #require(FileManager.default.contents(atPath: Self.ferry))
            let file = try media.place(whole.prefix(whole.count / 2))
            let refusal = await #expect(throws: Refusal.self) { _ = try await darkroom.takeIn(file) { _ in Self.photograph } }
            #expect(refusal?.reason.hasPrefix("the picture is damaged or cut off") == true)
            #expect(try media.kept() == [])
        }
    }

    static let photograph: Photograph = {
        var photograph = Photograph(
            id: Identifier(UUID()), caption: "The ferry <leaves> & “returns”\nПором", credit: "Maren Holt/Vellmouth Post",
            creator: "Maren Holt",
            rights: "© 2025 Vellmouth Post", alternativeText: "A white ship before a red sky", digitalSourceType: "digitalCapture")
        photograph.focalPoint = .init(x: 0.4, y: 0.6)
        return photograph
    }()
}

extension Darkroom {
    func words(in path: String) async throws -> PictureWords? {
        try await read(path, FileManager.default.temporaryDirectory).words
    }

    /// What a file says of itself, and its size.
    func look(at path: String) async throws -> (words: PictureWords, width: Int, height: Int) {
        let box = Box()
        let taken = try await takeIn(path) { words in
            box.words = words
            return Photograph(id: Identifier(UUID()))
        }
        let file = try #require(taken.photograph.file)
        return (box.words, file.width, file.height)
    }

    /// `describe` is called once, before `takeIn` returns.
    private final class Box: @unchecked Sendable {
        var words = PictureWords()
    }
}

/// The executable beside the test bundle that plays the child.
enum TestProgram {
    static let path = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "picture-worker-for-tests").path
}

func withDarkroom(_ body: @Sendable (Darkroom, TestMediaFolder) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
        let media = try MediaFolder(folder.appending(path: "media"))
        let darkroom = Darkroom(media: media, executable: TestProgram.path, arguments: [])
        try await body(darkroom, TestMediaFolder(folder: folder, media: media))
    }
}

/// A media store, and a folder beside it for files that are to be taken in.
struct TestMediaFolder: Sendable {
    let folder: URL
    let media: MediaFolder

    func place(_ data: Data) throws -> String {
        let file = folder.appending(path: UUID().uuidString)
        try data.write(to: file)
        return file.path
    }

    /// Names of all files in the store.
    func kept() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: "media").path).filter { $0.contains(".") }
    }

    func file(named name: String) -> (path: String, size: Int)? { media.file(named: name) }
    func original(named name: String) -> String? { media.original(named: name) }
}
