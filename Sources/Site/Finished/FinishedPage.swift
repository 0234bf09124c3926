import Foundation
import Newsroom
import Rendering
import Synchronization
import Web

/// A page as it goes out: rendered once, compressed once, kept as the bytes that all connections share.
final class FinishedPage: KeptPage {
    let status: Int
    let contentType: String
    let forms: BodyForms
    /// The strong entity tag of the identity form, without quotes (RFC 9110, section 8.8.3).
    let tag: String
    /// When it was made: it has not changed since. Nil for one that may not be kept.
    let madeAt: Date?
    let holdsUntil: Date?
    let isUnlisted: Bool
    let isTransient: Bool
    let location: String?
    let links: String?
    let story: Story.ID?
    /// What its answers say to the cache in front of the site; empty where there is none.
    let cacheFields: [(name: String, value: String)]
    /// What was answered with it so far, by form and kind.
    private let answers = Mutex<[FinishedAnswer?]>(Array(repeating: nil, count: AnswerKind.count))

    /// A page that is worth compressing has more bytes.
    private static let smallest = 512

    /// - Parameters:
    ///   - madeAt: a time before the page was read from the paper, for one that may be kept; nil for one that is made for one answer
    ///     and is sent as it is.
    ///   - cache: the one in front of the site, if any.
    init(_ page: RenderedPage, madeAt: Date? = nil, for cache: SharedCache? = nil) {
        status = page.status
        contentType = page.contentType
        let isCompressed = madeAt != nil && page.body.count > Self.smallest
        forms = isCompressed ? BodyForms(compressing: page.body, gzip: 6, brotli: 5) : BodyForms(page.body)
        tag = ThemeAsset.fingerprint(of: page.body)
        self.madeAt = madeAt
        holdsUntil = page.holdsUntil
        isUnlisted = page.isUnlisted
        isTransient = page.isTransient
        location = page.location
        links = page.links
        story = page.story
        cacheFields = cache?.fields(of: page) ?? []
    }

    /// As it lies in memory, with the heads of answers.
    var size: Int {
        let fields = cacheFields.reduce(0) { $0 + $1.value.utf8.count }
        return forms.size + fields + AnswerKind.count * (1_024 + fields)
    }

    /// The strong tag of a form.
    func quotedTag(_ coding: ContentCoding) -> String { "\"\(tag)\(coding.tagSuffix)\"" }

    /// When the page was made, up to the next full second: the header has no parts of one, and the page must not be able to
    /// change after the time that it names. So within that second it names none, and neither does a page that may not be kept.
    func lastModified(at now: Date) -> Date? {
        guard let madeAt else { return nil }
        let second = Date(timeIntervalSince1970: madeAt.timeIntervalSince1970.rounded(.up))
        return second < now ? second : nil
    }

    /// An answer of this kind: a common one is made the first time that it is asked for.
    func answer(_ kind: AnswerKind, _ make: () -> FinishedAnswer) -> FinishedAnswer {
        guard let number = kind.number else { return make() }
        return answers.withLock { answers in
            if let answer = answers[number] { return answer }
            let answer = make()
            answers[number] = answer
            return answer
        }
    }
}

/// All that the answers with one page differ by, but the second in which they are sent.
struct AnswerKind {
    let coding: ContentCoding
    let isHead: Bool
    let isNotModified: Bool
    let hasTime: Bool

    /// Of those that are common.
    static let count = ContentCoding.allCases.count * 2

    /// Nil for what few ask for: heads alone, and the second in which the page was made.
    var number: Int? { isHead || !hasTime ? nil : coding.rawValue * 2 + (isNotModified ? 1 : 0) }
}
