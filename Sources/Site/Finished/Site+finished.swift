import Foundation
import Rendering
import Synchronization
package import Web

extension Site: FinishedAnswers {
    /// What is kept of the page with this address, unless the request wants to be weighed.
    package func finished(_ request: PlainRequest) -> FinishedAnswer? {
        guard !request.isSpecial else { return nil }
        let now = now()
        guard let page = cache.page(address: request.target, at: now), page.status == 200, page.location == nil else { return nil }
        // Whoever takes a form that nobody has taken yet goes by the server, where waiting for it keeps nobody else waiting.
        guard let coding = page.forms.readyCoding(for: codings(request.acceptEncoding)) else { return nil }
        var isNotModified = false
        if !request.ifNoneMatch.isEmpty {
            // One tag; what else there is of conditions is the server's.
            guard !request.ifNoneMatch.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "*") }) else { return nil }
            isNotModified = WebRequest.names(page.quotedTag(coding), ifNoneMatch: request.ifNoneMatch)
        }
        if let story = page.story, !request.isHead, isByReader(request.userAgent) { reads.count(story) }
        let kind = AnswerKind(
            coding: coding, isHead: request.isHead, isNotModified: isNotModified, hasTime: page.lastModified(at: now) != nil)
        return page.answer(kind) {
            let answer = WebAnswer(page, coding, isNotModified: isNotModified, at: now)
            return FinishedAnswer(answer, body: isNotModified ? nil : page.forms[coding], isHead: request.isHead)
        }
    }

    /// Browsers say the same few things: what was understood once is remembered.
    private func codings(_ field: String) -> ContentCodings { known.codings.value(field, ContentCodings.init) }
    private func isByReader(_ agent: String) -> Bool { known.readers.value(agent, WebRequest.isReader) }
}

/// What was understood of header fields.
struct KnownFields: Sendable {
    let codings = Remembered<ContentCodings>()
    let readers = Remembered<Bool>()
}

/// Answers to short texts, a few hundred at most.
final class Remembered<Value: Sendable>: Sendable {
    private let values = Mutex<[String: Value]>([:])

    func value(_ text: String, _ make: (String) -> Value) -> Value {
        if let value = values.withLock({ $0[text] }) { return value }
        let value = make(text)
        guard text.utf8.count <= 512 else { return value }
        values.withLock { values in
            if values.count >= 512 { values.removeAll(keepingCapacity: true) }
            values[text] = value
        }
        return value
    }
}
