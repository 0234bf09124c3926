import Credentials
import Editorial
import Foundation
import Newsroom
import Rendering
import Web

/// One request at the desk, with what its screen needs.
package struct Visit: Sendable {
    let desk: Desk
    let request: WebRequest
    /// The path's, by name.
    let values: [String: String]
    /// From which the forms' token is made.
    let secret: Secret
    let visitor: Visitor?
    let form: Form
    let query: Form
    /// The desk's texts, with the newsroom's names of its stages.
    let words: DeskWords

    init(desk: Desk, request: WebRequest, values: [String: String], secret: Secret, visitor: Visitor?) {
        self.desk = desk
        self.request = request
        self.values = values
        self.secret = secret
        self.visitor = visitor
        form = Form(request.body)
        query = Form(query: request.query)
        words = visitor.map { desk.views.words.naming($0.stages) } ?? desk.views.words
    }

    /// A value of the path that is an identifier.
    ///
    /// - Throws: `NewsroomError.notFound` for what is none, or is written otherwise than we write it.
    func id<Of>(_ name: String, _: Of.Type = Of.self) throws -> Identifier<Of> {
        guard let text = values[name], let id = Identifier<Of>(text), id.description == text else {
            throw NewsroomError.notFound(name)
        }
        return id
    }

    /// A field of the form without space around it; empty where there is none.
    func field(_ name: String) -> String { (form[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines) }

    /// Those that stories may be moved to, in the order of the newsroom's work.
    var stages: [Stage] { words.stages.open }

    /// By the newsroom's clock.
    var today: Day { Day(desk.now(), in: desk.settings.paper.timeZone) }

    /// Where the form said to go next: a place at the desk, or its front.
    var next: String { Self.safe(form["next"] ?? query["next"] ?? "") }

    /// A path of ours: what a browser could take for another host is none.
    static func safe(_ path: String) -> String {
        let isOurs =
            path.hasPrefix("/") && !path.hasPrefix("//") && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
        return isOurs && path.utf8.count <= 2_000 ? path : "/"
    }

    /// Performs an act as who is signed in.
    @discardableResult
    func perform<Performed: Act>(_ act: Performed, as visitor: Visitor) async throws -> Performed.Outcome {
        try await desk.editorial.perform(act, as: visitor.user.id)
    }
}
