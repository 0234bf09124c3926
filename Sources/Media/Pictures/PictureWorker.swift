import CPicture
import Foundation
import Glibc
import Newsroom
import Quarantine

/// The child's side of the `Darkroom`: the only place where a picture from outside is decoded.
package enum PictureWorker {
    /// Works until the parent closes the line. For the hidden subcommand of the command line.
    ///
    /// - Parameter memory: bytes of address space.
    package static func run(memory: Int = PictureLimits.reading.memory) {
        // Each of its threads would reserve address space of its own.
        setenv("MALLOC_ARENA_MAX", "2", 1)
        let isReady = picture_start(Int32(PictureLimits.reading.processors)) == 0
        QuarantineWorker.run(memory: memory, largestFile: PictureLimits.bytes) { (question: PictureQuestion) in
            guard isReady else { throw Refusal("libvips could not be started") }
            return try answer(question)
        }
    }

    private static func answer(_ question: PictureQuestion) throws(Refusal) -> PictureAnswer {
        if case .draw(let sheet) = question.wish {
            giveWay()
            try sheet.draw(to: "\(question.scratch)/sheet.png")
            return PictureAnswer(sheet: "sheet.png")
        }
        let beginning = try RegularFile.beginning(of: question.path, count: 1024, limit: PictureLimits.bytes)
        let format = try PictureFormat(beginning: beginning)
        let picture = try DecodedPicture(path: question.path)
        var answer = PictureAnswer(format: format)
        switch question.wish {
        case .read: answer.words = try WordsReader.read(path: question.path, xmp: picture.xmp, scratch: question.scratch)
        case .print(let words):
            try picture.decode()
            let largest = RenditionPlan(width: picture.width, height: picture.height, focus: .init()).largest
            answer.made =
                try largest.map { piece throws(Refusal) in
                    [try make(piece, of: picture, as: [.jpeg], WrittenWords(words), in: question.scratch)]
                } ?? []
        case .develop(let words, let focus):
            giveWay()
            try picture.decode()
            let (plan, written) = (RenditionPlan(width: picture.width, height: picture.height, focus: focus), WrittenWords(words))
            for piece in plan.pieces {
                answer.made.append(try make(piece, of: picture, as: [.jpeg, .webp, .avif], written, in: question.scratch))
            }
        case .draw: break
        }
        return answer
    }

    /// Readers come first: nobody waits for this. Linux sets the priority of a thread, and those that libvips has begun keep theirs.
    /// A dozen of them took a fifth of a processor from a server that had only the one.
    private static func giveWay() {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        // Zero is this one.
        for thread in [0] + threads.compactMap({ id_t($0) }) {
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), thread, lowestPriority)
        }
    }

    /// The kernel's (setpriority(2)).
    private static let lowestPriority: Int32 = 19

    private enum Format: String {
        case jpeg = "jpg"
        case webp, avif

        var code: picture_format {
            switch self {
            case .jpeg: picture_jpeg
            case .webp: picture_webp
            case .avif: picture_avif
            }
        }
    }

    private static func make(
        _ piece: RenditionPlan.Piece, of picture: DecodedPicture, as formats: [Format], _ words: WrittenWords, in scratch: String
    ) throws(Refusal) -> PictureAnswer.Made {
        func name(_ format: Format) -> String { "\(piece.crop.rawValue)-\(piece.width).\(format.rawValue)" }
        for format in formats { try picture.write(piece, as: format.code, words: words, to: "\(scratch)/\(name(format))") }
        return PictureAnswer.Made(
            crop: piece.crop, width: piece.width, height: piece.height, avif: formats.contains(.avif) ? name(.avif) : nil,
            webp: formats.contains(.webp) ? name(.webp) : nil, jpeg: name(.jpeg))
    }
}

extension RenditionPlan {
    var largest: Piece? { pieces.last { $0.crop == .whole } }
}
